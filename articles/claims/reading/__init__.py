"""What does this sentence say of the record? Sentences in, claims out; asks no database."""
