"""Coverage-guided fuzzing of readers, grammars and the whole pipeline: ``fuzz.py SECONDS [TARGET …]``.

Each target runs in a process of its own for SECONDS and prints one row. A finding is any exception but a
``CongvanError``, a broken law, an input that costs more than the bound, a crash or a hang; it is kept as a file with
its traceback in ``out/fuzz/TARGET/found``. The exit status is 1 where there is one. What reached new code is kept in
``out/fuzz/TARGET/corpus``, from which the next run goes on.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out" / "fuzz"
TARGETS = ("text", "docx", "pdf", "citations", "deadlines", "actors")
SLOW, HANG = 5.0, 60  # seconds of processor time, instrumented; seconds after which libFuzzer gives up
LENGTH = {"text": 4096, "docx": 32_768, "pdf": 131_072}
SHORT = 1024  # characters of a passage for a grammar
PART = b"\n<!-- part %s -->\n"
_PART = re.compile(rb"\n<!-- part ([\w./]+) -->\n")

sys.path += [str(ROOT / "tests" / name) for name in ("ingest", "security", "pipeline")]


def main(arguments: list[str]) -> int:
    """Runs the targets named, or all, one after the other."""
    seconds = int(arguments[0]) if arguments else 60
    found = 0
    for name in arguments[1:] or TARGETS:
        if name not in TARGETS:
            sys.exit(f"there is no target {name}; there are {', '.join(TARGETS)}")
        found += run(name, seconds)
    return 1 if found else 0


def run(name: str, seconds: int) -> int:
    """The number of findings of one target; a process that dies is started again until the time is over."""
    folder = OUT / name
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    (folder / "found").mkdir(exist_ok=True)
    # What was found before is tried first; what ends the process would end it each time, and counts until deleted.
    for path in sorted((folder / "found").iterdir()):
        if path.suffix == ".txt":
            path.unlink()
        elif not re.match(r"crash-|timeout-|oom-", path.name):
            path.replace(folder / "corpus" / path.name)
    end = time.monotonic() + seconds
    runs = reached = 0
    with (folder / "log").open("w", encoding="utf-8") as log:
        while (left := round(end - time.monotonic())) > 0:
            start = log.tell()
            subprocess.run(
                [sys.executable, __file__, "--inside", name, str(left)], stdout=log, stderr=log, check=False, cwd=folder
            )
            told = (folder / "log").read_text(encoding="utf-8", errors="replace")[start:]
            runs += max(map(int, re.findall(r"^#(\d+)", told, re.MULTILINE)), default=0)
            reached = max(map(int, re.findall(r"\bcov: (\d+)", told)), default=reached)
            if not re.search(r"^#\d+", told, re.MULTILINE):
                sys.exit(f"{name} does not start; see {folder / 'log'}")
            log.seek(0, 2)
    found = sorted(path for path in (folder / "found").iterdir() if path.suffix != ".txt")
    print(f"{name:<10} {seconds:>5} s {runs:>9} runs {reached:>7} branches {len(found):>3} findings", flush=True)
    for path in found:
        print(f"           {path.relative_to(ROOT)}")
    return len(found)


def inside(name: str, seconds: int) -> None:
    """Fuzzes one target in this process, which libFuzzer ends."""
    with atheris.instrument_imports(include=["congvan"]):
        import congvan

        for module in pkgutil.walk_packages(congvan.__path__, "congvan."):
            if not re.search(r"__main__|\.cli|\.ocr|\.training|\.annotation", module.name):
                importlib.import_module(module.name)
    test = target(name)
    chance = random.Random()
    words = vocabulary()
    flags = [
        f"-max_total_time={seconds}",
        f"-timeout={HANG}",
        f"-report_slow_units={HANG}",  # by the clock on the wall; `judge` counts time of the processor
        "-rss_limit_mb=3000",
        f"-max_len={LENGTH.get(name, SHORT)}",
    ]
    seeds = OUT / name / "seeds"
    seeds.mkdir(exist_ok=True)
    for data in seeds_of(name):
        (seeds / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    atheris.Setup(
        [sys.argv[0], "-artifact_prefix=found/", *flags, "corpus", "seeds"],
        lambda data: judge(test, data),
        custom_mutator=lambda data, size, seed: mutate(name, data, size, seed, chance, words),
    )
    atheris.Fuzz()


def judge(test: Callable[[bytes], None], data: bytes) -> None:
    """Tries one input and keeps it where it is a finding, each kind once."""
    from congvan.errors import CongvanError, UnexpectedError

    start = time.process_time()
    try:
        test(data)
    except CongvanError as error:
        if isinstance(error, UnexpectedError) or not error.remedy:
            keep(data, type(error).__name__, traceback.format_exc())
    except Exception as error:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "congvan" in frame.filename]
        place = f"{Path(frames[-1].filename).stem}-{frames[-1].lineno}" if frames else "nowhere"
        if isinstance(error, AssertionError):
            place = re.sub(r"\W+", "-", str(error).splitlines()[0])[:40]
        keep(data, f"{type(error).__name__}-{place}", traceback.format_exc())
    taken = time.process_time() - start
    if taken > SLOW:
        keep(data, "slow", f"{taken:.1f} s for {len(data)} bytes")


def keep(data: bytes, kind: str, told: str) -> None:
    """Writes the finding, unless one of its kind is there that is no longer."""
    path = Path("found") / kind
    if not path.exists() or path.stat().st_size > len(data):
        path.write_bytes(data)
        path.with_name(f"{kind}.txt").write_text(told, encoding="utf-8")


def target(name: str) -> Callable[[bytes], None]:
    """What is done with an input of this target."""
    return {
        "text": lambda: file_target("text", lambda data: data),
        "docx": lambda: file_target("docx", as_package),
        "pdf": lambda: file_target("pdf", lambda data: data),
        "citations": lambda: citations,
        "deadlines": lambda: deadlines,
        "actors": lambda: actors,
    }[name]()


def file_target(kind: str, make: Callable[[bytes], bytes]) -> Callable[[bytes], None]:
    """The whole way from a file to a result, and its laws; other kinds than the target's are left to theirs."""
    from laws import check_dispatch, check_tree

    from congvan import structure
    from congvan.ingest.sniffing import sniff
    from congvan.options import Options
    from congvan.pipeline import Pipeline

    pipeline = Pipeline(Options(ocr=False))
    file = Path(tempfile.mkdtemp()) / f"fuzzed.{kind}"

    def test(data: bytes) -> None:
        made = make(data)
        if not made or sniff(made) != kind:
            return
        file.write_bytes(made)
        document = pipeline.read(file)
        check_tree(document, structure.parse(document))
        dispatch = pipeline.extract_document(document)
        dispatch.model_dump_json()
        check_dispatch(dispatch)

    return test


def as_package(data: bytes) -> bytes:
    """A Word file that is whole, with the parts that stand in ``data`` one behind the other."""
    from hostile_files import package

    names = _PART.split(data)
    return package({name.decode(): part for name, part in zip(names[1::2], names[2::2], strict=True)})


def passage(data: bytes):
    """The passage of an input; its offsets begin at its first byte's value, as those of paragraphs do not at 0."""
    from congvan.document.model import Passage

    text = data[1:].decode("utf-8", "replace").replace("\n", " ")
    return Passage(text, data[0] if data else 0)


def inside_and_apart(extent, spans) -> None:
    """Mentions lie in their passage, none in another."""
    ends = extent.start
    for span in spans:
        assert extent.holds(span) and span.start < span.end, "a place outside the passage"
        assert ends <= span.start, "two mentions at one place"
        ends = span.end


def citations(data: bytes) -> None:
    """The grammar of cited documents, and the list made of them."""
    from congvan.recognition.citation_register import register_citations
    from congvan.recognition.citations import complete_from_note, find_citations

    read = passage(data)
    found = find_citations(read)
    inside_and_apart(read.extent, [one.span for one in found])
    for mention in found[:1]:
        complete_from_note(mention, read)
    register_citations(found, own_number=None, own_symbol=None, own_date=None)


def deadlines(data: bytes) -> None:
    """The grammar of time limits, and their dates."""
    from congvan.assembly.due_dates import resolve_deadline
    from congvan.calendar.days_off import load_calendar
    from congvan.recognition.deadline_effect import find_effect
    from congvan.recognition.deadlines import find_deadlines, read_deadline_cell

    read = passage(data)
    found = find_deadlines(read)
    inside_and_apart(read.extent, [one.span for one in found])
    find_effect(read)
    cell = read_deadline_cell(read)
    for mention in [*found, *([cell] if cell else [])]:
        for issued in (None, "2024", "2024-02", "2024-02-29"):
            resolve_deadline(mention, "x", issued=issued, calendar=load_calendar(), received_on=None)


def actors(data: bytes) -> None:
    """The grammars of who is named, and of who is told to do what."""
    from congvan.recognition.actor_splitting import split_actors
    from congvan.recognition.actors import find_actors, find_defined_terms
    from congvan.recognition.citations import find_citations, spans_of
    from congvan.recognition.clauses import read_clauses

    read = passage(data)
    inside_and_apart(read.extent, [one.span for one in find_actors(read)])
    for actor in split_actors(read):
        assert read.extent.holds(actor.span) and actor.name.strip(), "an actor without a place or a name"
    find_defined_terms(read)
    read_clauses(read, spans_of(find_citations(read)))


def sources() -> list[str]:
    """The texts of the corpus, which seeds and pieces come from."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").rglob("*.txt"))]


def vocabulary() -> list[bytes]:
    """Lines and clauses of the corpus: what a dispatch is made of, to be put where a byte would only be noise."""
    lines = {line.strip() for text in sources() for line in text.split("\n") if line.strip()}
    clauses = {clause for line in lines for clause in re.split(r"(?<=[,;:.]) ", line)}
    words = {" ".join(pair) for line in lines for pair in zip(line.split(), line.split()[1:], strict=False)}
    return [piece.encode() for piece in sorted(lines | clauses | words) if len(piece) < 300]


def seeds_of(name: str) -> list[bytes]:
    """What a target begins with."""
    texts = sources()
    if name == "text":
        # Heads and ends: the shorter an input, the more of them are tried.
        return [piece.encode() for text in texts[::6] for piece in (text[:1200], text[-1200:])]
    if name == "docx":
        from word_files import abstract, docx, level, num, numbered, p, table

        files = [docx("".join(p(line) for line in text.split("\n")[:40])) for text in texts[::20]] + [
            docx(
                p("Kính gửi: Các phòng") + table(["STT", "Nhiệm vụ", "Đơn vị"], ["1", "Báo cáo", "Văn phòng Sở"]),
                styles='<w:style w:styleId="A"/>',
                numbering=abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")) + num(1, 1),
                footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>ngày 05/6/2024</w:t></w:r></w:p></w:footnote>',
            ),
            docx(
                numbered("Văn phòng Sở báo cáo:") + numbered("trước ngày 05/6/2024", 1),
                numbering=abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")) + num(1, 1),
            ),
        ]
        return [as_parts(data) for data in files]
    if name == "pdf":
        import hostile_files
        import pdf_pages

        made = [pdf_pages.dispatch(), pdf_pages.footnoted(), pdf_pages.task_table(), pdf_pages.legacy_font("Sè 12")]
        made += [hostile_files.page(), hostile_files.active("http://127.0.0.1:9")]
        return [unpacked(data) for data in made]
    clauses = [line.strip() for text in texts for line in text.split("\n") if 40 < len(line) < 600]
    return [b"\0" + clause.encode() for clause in clauses[::10]]


def as_parts(data: bytes) -> bytes:
    """The parts of a Word file one behind the other, as `as_package` takes them."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/")]
        return b"".join(PART % name.encode() + archive.read(name) for name in names)


def unpacked(data: bytes) -> bytes:
    """A PDF whose page contents are not compressed, so that a changed byte is a changed operator."""
    import zlib

    def plain(match: re.Match[bytes]) -> bytes:
        try:
            content = zlib.decompress(match["data"])
        except zlib.error:
            return match[0]
        if b"BT" not in content and b"begincmap" not in content:
            return match[0]  # a font: large, and no concern of ours
        return b"/Length %d>>\nstream\n%s\nendstream" % (len(content), content)

    pattern = rb"/Filter ?/FlateDecode\s*/Length \d+\s*>>\s*stream\n(?P<data>.*?)\nendstream"
    return re.sub(pattern, plain, data, flags=re.DOTALL)


def mutate(name: str, data: bytes, size: int, seed: int, chance: random.Random, words: list[bytes]) -> bytes:
    """``data`` changed: by bytes as libFuzzer does, by faults of files, or by pieces of dispatches or of XML."""
    from mutation import mutated

    chance.seed(seed)
    if chance.random() < 0.3:
        return atheris.Mutate(data, size)
    if name == "pdf":
        parts = re.split(rb"(stream\n|endstream)", data)
        drawn = [index for index, part in enumerate(parts) if b"BT" in part or b"begincmap" in part]
        if not drawn or chance.random() < 0.3:
            return mutated(data, chance, data or b" ")[:size]
        index = chance.choice(drawn)
        parts[index] = mutated(parts[index], chance, parts[chance.choice(drawn)])
        return b"".join(parts)[:size]
    # Words for texts; elements, attributes and values for XML.
    splitter = (
        rb"(<[^>]*>|\"[^\"]*\")" if name == "docx" else (rb"(\n|(?<=[,;:.]) )" if chance.random() < 0.5 else rb"( )")
    )
    pieces = re.split(splitter, data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        place, length = chance.randrange(len(pieces)), chance.choice((1, 1, 2, 5, 20))
        match chance.randrange(6):
            case 0:
                del pieces[place : place + length]
            case 1:
                pieces[place:place] = pieces[place : place + length]
            case 2:
                other = chance.randrange(len(pieces))
                pieces[place:place] = pieces[other : other + length]
            case 3:
                pieces[place] = chance.choice(words)
            case 4:
                pieces[place:place] = [chance.choice(words), b"\n" if chance.random() < 0.5 else b" "]
            case 5:
                number = chance.choice((b"0", b"1", b"13", b"31", b"99", b"2024", b"-1", b"2147483648", b"9" * 30, b""))
                pieces[place] = re.sub(rb"\d+", number, pieces[place], count=1)
        pieces = pieces or [b""]
    return b"".join(pieces)[:size]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(main(sys.argv[1:]))
