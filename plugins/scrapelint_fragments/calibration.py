"""Where each shape is cut: constants fitted on labelled sentences, see docs/internals/fragments.md."""

LENGTHS = (7, 12)
"""Numbers of words at which the second and the third cut of a shape begin to hold."""

CUTS = {
    "report": (9.75, 5.75, 4.5),
    "np_relcl": (4.5, 2.25, 4.0),
    "trunc": (4.0, 10.0, 10.0),
    "relcl": (3.5, 3.5, 3.5),
    "subord": (4.0, 4.0, 6.0),
    "participial": (3.75, 2.0, 5.0),
    "pp": (5.0, 6.75, 2.75),
    "np": (9.25, 6.75, 5.75),
    "infinitive": (2.25, 4.0, 4.0),
    "aux": (5.75, 2.25, 5.5),
    "cop": (4.25, 7.25, 7.5),
    "subj": (2.5, 4.75, 3.75),
    "verb": (2.0, 6.75, 6.5),
}
"""Least score, in log odds of being broken, at which a shape is reported: in short, middling, long sentences."""

PREVIEW_RANGE = 1.0
"""A score so far below the cut is still reported, but only with ``--preview``."""

SENSITIVITY_SHIFT = {"low": 1.5, "default": 0.0, "high": -1.0}
"""What the option ``sensitivity`` adds to each cut."""

SLOPE = (0.65, -4.36)
"""Slope and offset of the logistic curve that turns a score into a confidence."""
