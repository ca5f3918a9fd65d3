"""What a story is made of besides running copy: lists, quotations, verse, names, tables, notes, boxes → slots of the grid."""
