"""What a termbase is: content values, vocabularies, the workflow, rules and errors. No Flask, no session."""
