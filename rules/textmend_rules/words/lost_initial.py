from textmend import Document, rule


@rule(family="words")
def lost_initial(document: Document):
    """Placeholder while assembling"""
    return ()
