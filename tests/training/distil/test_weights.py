import numpy as np
import pytest
import spacy

from training.distil.inventory import Inventory
from training.distil.weights import READ, nodes, put, put_reader, slots, values_read


@pytest.fixture
def network():
    nlp = spacy.blank("en")
    nlp.vocab.vectors = spacy.vectors.Vectors(shape=(3, 4))
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 8,
        "attrs": ["NORM", "SHAPE"],
        "rows": [20, 10],
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 8,
        "depth": 2,
        "window_size": 1,
        "maxout_pieces": 2,
    }
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    pipe = nlp.add_pipe("tok2vec", config={"model": model})
    pipe.model.initialize(X=[nlp.make_doc("a cat")])
    return pipe.model


def weights(network) -> dict[str, np.ndarray]:
    """Other weights, flat where thinc has them in pieces, as torch does."""
    rng = np.random.default_rng(2)
    return {name: rng.normal(size=layer.get_param(own).size).astype(np.float32) for layer, own, name in slots(network)}


def test_every_weight_has_a_place(network):
    made = weights(network)
    assert sorted(name for name in made if "." not in name) == ["static"]
    assert sum(name.startswith("tables.") for name in made) == 2
    assert sum(name.startswith("layers.") for name in made) == 2 * 4
    put(made, network)
    for layer, own, name in slots(network):
        np.testing.assert_array_equal(layer.get_param(own).ravel(), made[name])
    assert sum(np.prod(w.shape) for w in made.values()) == sum(
        layer.get_param(own).size for layer in network.walk() for own in layer.param_names if layer.has_param(own)
    )


def test_tables_go_in_the_order_of_their_features(network):
    sizes = [layer.get_param("E").shape[0] for layer, own, _ in slots(network) if own == "E"]
    assert sizes == [20, 10]
    assert len(nodes(network, "maxout")) == 3


def test_weights_of_another_shape_are_refused(network):
    made = weights(network)
    with pytest.raises(ValueError, match=r"static: shape \(3,\)"):
        put(made | {"static": np.zeros(3, dtype=np.float32)}, network)
    with pytest.raises(ValueError, match="other layers"):
        put({name: weight for name, weight in made.items() if name != "static"}, network)


@pytest.fixture
def readers():
    """A pipeline whose tags, morphology and sentence starts are read off states of width 4."""
    nlp = spacy.blank("en")
    tok2vec = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None}
    tok2vec |= {
        "width": 4,
        "depth": 1,
        "embed_size": 9,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": False,
    }
    for name in READ.values():
        nlp.add_pipe(name, config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": tok2vec}})
    words = ["Staff", "care"]
    gold = spacy.tokens.Doc(
        nlp.vocab,
        words=words,
        tags=["NNS", "VBP"],
        pos=["NOUN", "VERB"],
        morphs=["Number=Plur", ""],
        sent_starts=[1, 0],
    )
    nlp.initialize(lambda: [spacy.training.Example(spacy.tokens.Doc(nlp.vocab, words=words), gold)])
    return nlp


def table(inventory: Inventory) -> dict[str, np.ndarray]:
    """Weights that score every value by its place in the inventory."""
    made = values_read(inventory)
    for kind in READ:
        rows = np.arange(len(made[f"{kind}.values"]), dtype=np.float32)
        made |= {f"{kind}.W": np.repeat(rows[:, None], 4, axis=1), f"{kind}.b": rows}
    return made


INVENTORY = Inventory(
    {
        "tag": ("JJ", "NNS", "VBP"),
        "morph": ("ADJ|", "NOUN|Number=Plur", "VERB|"),
        "dep": (),
        "name": (),
    }
)


def test_readers_get_the_row_of_each_of_their_labels(readers):
    for kind in READ:
        put_reader(kind, table(INVENTORY), readers)
    wanted = {
        "tagger": {"NNS": 1, "VBP": 2},
        "morphologizer": {"Number=Plur|POS=NOUN": 1, "POS=VERB": 2},
        "senter": {"I": 0, "S": 1},
    }
    for name, rows in wanted.items():
        pipe = readers.get_pipe(name)
        layer = nodes(pipe.model, "softmax")[0]
        found = dict(zip(pipe.labels, layer.get_param("b").tolist(), strict=True))
        assert found == rows
        np.testing.assert_array_equal(layer.get_param("W")[:, 2], layer.get_param("b"))


def test_a_label_that_the_student_does_not_know_is_named(readers):
    unknown = Inventory({**INVENTORY.values, "tag": ("NNS",)})
    with pytest.raises(ValueError, match="tagger: the student does not know VBP"):
        put_reader("tag", table(unknown), readers)
