import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import WORDS, sentence, teacher, text  # noqa: E402
from training.distil.batches import to_batch  # noqa: E402


def test_a_texts_states_do_not_depend_on_its_neighbours(tmp_path):
    made = teacher(tmp_path)
    with torch.no_grad():
        together = made.words(to_batch([sentence(), text([3, 4, 5, 6, 7])]))
        alone = made.words(to_batch([sentence()]))
    torch.testing.assert_close(together[0, :3], alone[0], atol=1e-4, rtol=1e-4)


def test_pieces_stand_between_the_markers_with_their_words(tmp_path):
    made = teacher(tmp_path)
    pieces, owners = made._pieces(to_batch([text([1, 5])]))
    count = int((made.table.rows[[1, 5]] >= 0).sum())
    assert (pieces[0] >= 0).sum() == count + 2
    assert pieces[0, [0, count + 1]].tolist() == [made.table.first, made.table.last]
    assert owners[0, 1 : count + 1].unique().tolist() == [0, 1]
    assert set(owners[0, count + 1 :].tolist()) == {2}


def test_a_text_longer_than_the_encoder_reads_is_cut(tmp_path):
    made = teacher(tmp_path)
    with torch.no_grad():
        states = made.words(to_batch([text([WORDS.index("sings")] * 40)]))
    assert states.shape == (1, 40, made.width)
    assert torch.isfinite(states).all()


def test_the_encoder_reads_the_words_case_at_its_input(tmp_path):
    made = teacher(tmp_path)
    made.table.rows[3] = made.table.rows[1]  # the letters being the same, `Ann` is written otherwise than `cat`
    batch = to_batch([text([2, 1]), text([2, 3])])
    with torch.no_grad():
        made.case.weight.zero_()  # the other way by which case is read
        small, title = made.words(batch)
        torch.testing.assert_close(small, title)
        made.bert.cases.weight.normal_()
        small, title = made.words(batch)
    assert not torch.allclose(small[1], title[1], atol=1e-2)
