"""Good files made bad: bytes changed, lost, doubled, moved, by a chance that is the same each time."""

from __future__ import annotations

import io
import random
import re
import zipfile

_NUMBER = re.compile(rb"\d+")
_HUGE = (b"0", b"-1", b"2147483648", b"99999999999999999999", b"1e400", b"")


def mutated(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """``data`` with one to twelve faults; ``other`` is a file that a piece may come from."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        if not out:
            break
        place = chance.randrange(len(out))
        length = chance.choice((1, 4, 64, 1024))
        match chance.randrange(8):
            case 0:
                out[place] ^= 1 << chance.randrange(8)
            case 1:
                del out[place : place + length]
            case 2:
                out[place:place] = out[place : place + length]
            case 3:
                out[place:place] = chance.randbytes(length)
            case 4:
                begin = chance.randrange(len(other))
                out[place : place + length] = other[begin : begin + length]
            case 5:
                number = _NUMBER.search(out, place)
                if number is not None:
                    out[number.start() : number.end()] = chance.choice(_HUGE)
            case 6:
                out[place : place + length] = bytes([chance.choice((0, 0x20, 0x28, 0x3C, 0x5B, 0xFF))]) * length
            case 7 if chance.random() < 0.3:
                del out[place:]
    return bytes(out)


def mutated_parts(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """An archive that is whole, with a part in it that is not."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, mutated(part, chance, other) if name == chosen else part)
    return buffer.getvalue()
