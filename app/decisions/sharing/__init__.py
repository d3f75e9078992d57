"""What is shared, with whom, and who must not learn it: people, things, recipients, the matrix, and its ledgers."""
