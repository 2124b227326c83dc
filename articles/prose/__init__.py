"""What prose names of the record: text in; sentences, and the bodies, areas, grades and times that they mention, out.

“HMIC rated Kent Police good for efficiency in 2017.” mentions Kent Police, good, efficiency and 2017, each with its
place in the sentence. Asks no database. `claims` reads what is claimed by it, `record_uses` which judgment it uses.
"""
