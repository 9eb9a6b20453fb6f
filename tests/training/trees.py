"""Whether a sentence is a tree."""

from training.words import Sentence, root_of


def is_tree(sentence: Sentence) -> bool:
    """Whether one word alone is the root and every word leads to it."""
    root, places = root_of(sentence), range(len(sentence))

    def reaches(at: int) -> bool:
        for _ in places:
            if at == root:
                return True
            head = sentence[at].head
            if head not in places:
                return False
            at = head
        return False

    return root is not None and all(map(reaches, places))
