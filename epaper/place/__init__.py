"""A plan and set lines → pages of marks: every line, rule, tint and picture gets its place in points."""
