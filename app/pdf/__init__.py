"""Papers: what a record, and later a sheet or a form, looks like in A4. The only room that imports ReportLab."""
