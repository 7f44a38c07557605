"""The optional backend: a spaCy parse of each sentence beside the verdict of the embedded network."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from scrapelint.plugin import PluginError
from scrapelint_fragments.spacy_head import BIAS, PARSE_SHARE, WEIGHTS

Reader = Callable[[Sequence[str]], list[tuple[str, float]]]

_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_MAIN = frozenset(("ROOT", "ccomp", "conj", "parataxis"))


@cache
def reader(model: str) -> Reader:
    """Return a function that judges sentences with the spaCy pipeline ``model``; it is loaded once.

    Raises:
        PluginError: the pipeline is not installed, or has no parser.
    """
    spacy = import_module("spacy")
    try:
        pipeline = spacy.load(model, exclude=["ner", "lemmatizer"])
    except (OSError, ValueError, ImportError) as error:
        raise PluginError(
            f"fragments.spacy_model: spaCy cannot load the pipeline {model!r} ({str(error).splitlines()[0]}); "
            f"install it, or give the path of its folder"
        ) from error
    if "parser" not in pipeline.pipe_names:
        raise PluginError(f"fragments.spacy_model: the pipeline {model!r} has no parser")

    def read(texts: Sequence[str]) -> list[tuple[str, float]]:
        from scrapelint_fragments.reading import read as embedded  # noqa: PLC0415 - numpy is imported only where it is needed

        found = []
        for (shape, score), parse in zip(embedded(texts), pipeline.pipe(texts), strict=True):
            told = BIAS + sum(WEIGHTS.get(feature, 0.0) for feature in features(parse))
            found.append((shape, round(PARSE_SHARE * told + (1 - PARSE_SHARE) * score, 3)))
        return found

    return read


def features(parse: Any) -> Iterator[str]:
    """Yield what a parse tells about the completeness of its sentence; a name stands for a weight of the head."""
    tokens = [token for token in parse if not token.is_space]
    if not tokens:
        return
    roots = [token for token in tokens if token.dep_ == "ROOT" and not token.is_punct]
    kinds = {_root_kind(root) for root in roots}
    yield from sorted("root " + kind for kind in kinds)
    if len(roots) > 1:
        yield "roots 2"
    clauses = [token for token in tokens if _is_finite(token)]
    yield f"finite {min(len(clauses), 3)}"
    with_subject = [token for token in clauses if _subject(token) is not None]
    yield f"finite with subject {min(len(with_subject), 3)}"
    main = [token for token in with_subject if token.dep_ in _MAIN and not _depends(token)]
    yield f"main clauses {min(len(main), 2)}"
    words = [token for token in tokens if not token.is_punct]
    if words:
        yield "first " + words[0].tag_
        yield f"first {words[0].tag_} {words[0].dep_}"
        yield "last " + words[-1].tag_
        yield f"length {min(len(words) // 4, 6)}"
    for root in roots:
        yield from _root_details(root)


def _root_details(root: Any) -> Iterator[str]:
    """Yield what hangs on a root."""
    below = {child.dep_ for child in root.children}
    kind = _root_kind(root)
    for label in ("mark", "relcl", "acl", "advcl", "dobj", "attr", "ccomp", "xcomp", "prep", "appos", "conj", "agent"):
        if label in below:
            yield f"{kind} has {label}"
    for child in root.children:
        if child.dep_ == "dobj" and any(grand.dep_ == "relcl" for grand in child.children):
            yield f"{kind} has object with clause"
            yield f"object with clause of {root.lower_}"
        if child.dep_ in _SUBJECTS and child.i > root.i:
            yield f"{kind} before subject"
        if child.dep_ in _SUBJECTS and child.tag_ in {"WDT", "WP", "WP$"}:
            yield f"{kind} subject {child.tag_}"


def _root_kind(root: Any) -> str:
    """Return the kind of a root: how finite a verb, whether it has a subject, else its part of speech."""
    tag = str(root.tag_)
    if tag[:2] not in {"VB", "MD"}:
        return tag[:2] + (" subject" if _subject(root) is not None else "")
    form = "finite" if _is_finite(root) else tag
    if any(child.tag_ == "TO" for child in root.children):
        form = "to " + form
    return form + (" subject" if _subject(root) is not None else "")


def _is_finite(token: Any) -> bool:
    """Tell whether a token is a finite verb, or has a finite auxiliary."""
    if token.tag_ in _FINITE:
        return token.dep_ not in {"aux", "auxpass"}
    return any(child.dep_ in {"aux", "auxpass"} and child.tag_ in _FINITE for child in token.children)


def _subject(token: Any) -> Any | None:
    """Return the subject of a token, None if it has none."""
    return next((child for child in token.children if child.dep_ in _SUBJECTS), None)


def _depends(token: Any) -> bool:
    """Tell whether a clause is opened by a subordinating word."""
    return any(child.dep_ == "mark" or child.tag_ in {"WDT", "WP", "WP$", "WRB"} for child in token.children)
