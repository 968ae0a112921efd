"""The columns of the stages' tables, for Arrow and for Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_type_hints

import pyarrow as pa

from provenance.backfile.rows import KINDS

if TYPE_CHECKING:
    from pyspark.sql.types import StructType

_TYPES: Final = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_()}
_FEATURE: Final = pa.struct([("feature", pa.int64()), ("worth", pa.float64())])
_SENTENCE: Final = pa.struct(
    [
        ("number", pa.int32()),
        ("section", pa.string()),
        ("text", pa.string()),
        ("wording", pa.int64()),
        ("features", pa.list_(_FEATURE)),
    ]
)
_NAMES: Final = pa.list_(pa.string())
_TOLD: Final = pa.struct(
    [
        ("id", pa.string()),
        ("sentences", pa.int32()),
        ("above", pa.int32()),
        ("draws_on", _NAMES),
        ("first", pa.int32()),
        ("last", pa.int32()),
        ("url", pa.string()),
        ("declared", _NAMES),
    ]
)
_PLACES: Final = pa.list_(pa.struct([("document", pa.string()), ("sentence", pa.int32())]))

DOCUMENTS: Final = pa.schema(
    [
        ("id", pa.string()),
        ("sha256", pa.string()),
        ("told", _TOLD),
        ("record", pa.string()),
        ("sentences", pa.list_(_SENTENCE)),
    ]
)
LEFT_OUT: Final = pa.schema([("file", pa.string()), ("line", pa.string()), ("reason", pa.string())])
NEAR: Final = pa.schema(
    [
        ("document", pa.string()),
        ("sentence", pa.int32()),
        ("other", pa.string()),
        ("other_sentence", pa.int32()),
        ("score", pa.float64()),
        ("day", pa.int32()),
    ]
)
SEARCH: Final = pa.schema(
    [
        ("document", pa.string()),
        ("found", _NAMES),
        ("seen", _PLACES),
        ("met", _PLACES),
    ]
)


def _struct(row: type) -> pa.StructType:
    hints = get_type_hints(row)
    return pa.struct([(name, _type_of(hint)) for name, hint in hints.items()])


def _type_of(hint: Any) -> pa.DataType:  # noqa: ANN401 (a type, or one that may be null)
    kinds = [one for one in getattr(hint, "__args__", (hint,)) if one is not type(None)]
    return _TYPES[kinds[0]]


ROWS: Final = pa.schema([(kind, pa.list_(_struct(row))) for kind, row in KINDS])
"""The rows of a document: an array of each kind."""


def for_spark(schema: pa.Schema) -> StructType:
    """Return a schema as Spark knows it."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 (only the driver does)

    return from_arrow_schema(schema)
