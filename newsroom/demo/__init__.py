"""A demonstration newsroom: invented people, our own words, and no fact that the record does not hold."""
