from __future__ import annotations

from pipeline.record.article import Dropped, Place
from pipeline.review.boxes import Box, Waiting


def _waiting(*texts):
    block = Dropped(text="x", reason="related", raw=Place(start=0, end=1))
    return Waiting(Box(number, block, text) for number, text in enumerate(texts))


def _numbers(boxes):
    return [box.number for box in boxes]


def test_text_takes_the_blocks_that_stand_in_it_once():
    waiting = _waiting("Read more", "a home", "More news of Anytown")
    assert _numbers(waiting.take("Read more \n More news\u00a0of Anytown and so on")) == [0, 2]
    assert waiting.take("Read more") == []
    assert _numbers(waiting.left()) == [1]


def test_text_takes_a_block_that_it_is_much_of():
    assert _numbers(_waiting("Sign up for our news").take("up for our")) == [0]


def test_word_that_a_longer_block_happens_to_hold_takes_nothing():
    waiting = _waiting("Sign up for our news of the week")
    assert waiting.take("our") == waiting.take("the week") == waiting.take("") == []
    assert len(waiting.left()) == 1


def test_words_are_whole():
    assert _waiting("a home").take("a homestead") == _waiting("home").take("homes") == []
    assert _numbers(_waiting("", "b").take("b")) == [1]
