"""Tables, engines, sessions, the published projection and the search keys."""
