"""Forms: what was typed on one side, values of the domain on the other. They never touch tables."""
