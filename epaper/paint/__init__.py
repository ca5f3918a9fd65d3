"""Scene → ink: painters that walk the marks of a page and translate them, measuring and breaking nothing."""
