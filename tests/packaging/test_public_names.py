from __future__ import annotations

import pytest

import congvan

PUBLIC = """
    Assignee Citation CitationMention CongvanError DamagedFileError Deadline Directive Dispatch
    EmptyDocumentError EncryptedFileError Evidence Issue LimitError Limits MissingFileError MissingProgramError Options
    Outcome OutputError Pipeline Signature Source Summary Task UnexpectedError UnknownFormatError UsageError
    __version__ compare evaluate extract extract_folder extract_into extract_text json_schema to_dataframe to_html
    to_spacy watch
""".split()  # noqa: SIM905


@pytest.mark.parametrize("name", PUBLIC)
def test_each_is_there_and_documented(name: str) -> None:
    value = getattr(congvan, name)
    assert value.__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrat'"):
        congvan.extrat  # noqa: B018
