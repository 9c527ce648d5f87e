"""The write side, one module per activity: rules, proposing, reviewing, importing, seeding, accounts."""
