"""What a story's words and pictures are, as data: its body, its notes, its versions, its pictures."""
