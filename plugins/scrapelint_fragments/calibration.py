"""Where each shape is cut: constants fitted on labelled sentences, see docs/internals/fragments.md."""

LENGTHS = (7, 12)
"""Numbers of words at which the second and the third cut of a shape begin to hold."""

CUTS = {
    "report": (8.0, 6.25, 5.5),
    "np_relcl": (3.5, 3.25, 3.75),
    "trunc": (4.75, 7.25, 10.0),
    "relcl": (4.5, 4.0, 4.25),
    "subord": (3.5, 3.75, 4.75),
    "participial": (8.5, 4.0, 3.75),
    "pp": (6.0, 4.5, 3.5),
    "np": (99.0, 6.75, 5.75),
    "infinitive": (5.0, 3.75, 3.25),
    "aux": (5.25, 3.5, 5.75),
    "cop": (4.25, 5.25, 7.0),
    "subj": (3.25, 3.25, 4.0),
    "verb": (3.25, 6.5, 5.5),
}
"""Least score, in log odds of being broken, at which a shape is reported: in short, middling, long sentences."""

CUTS_WITH_SPACY = {
    "report": (4.75, 1.75, 1.5),
    "np_relcl": (1.5, 1.5, 2.75),
    "trunc": (4.0, 6.5, 7.0),
    "relcl": (1.75, 1.5, 1.5),
    "subord": (1.5, 2.25, 1.75),
    "participial": (4.75, 1.5, 2.25),
    "pp": (4.5, 3.5, 2.25),
    "np": (4.25, 4.5, 3.5),
    "infinitive": (2.25, 1.75, 2.5),
    "aux": (4.5, 2.75, 4.0),
    "cop": (2.75, 2.75, 3.25),
    "subj": (1.75, 2.5, 1.5),
    "verb": (1.75, 1.75, 3.25),
}
"""The same where a spaCy pipeline reads as well; fitted with en_core_web_sm 3.8."""

PREVIEW_RANGE = 1.0
"""A score so far below the cut is still reported, but only with ``--preview``."""

SENSITIVITY_SHIFT = {"low": 1.5, "default": 0.0, "high": -1.0}
"""What the option ``sensitivity`` adds to each cut."""

SLOPE = (0.71, -4.31)
"""Slope and offset of the logistic curve that turns a score into a confidence."""

SLOPE_WITH_SPACY = (1.03, -3.98)
"""The same for the scores of both readers together."""
