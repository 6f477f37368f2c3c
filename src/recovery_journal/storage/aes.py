"""AES-256, decrypting alone (FIPS 197), for the pages of a file that SQLCipher will not read.

SQLCipher reads nothing more on a connection that has met a page whose seal does not fit. To read
the pages around it, they are decrypted here. All blocks go through a step at once: `state[i]`
holds byte i of every block.
"""

from collections.abc import Sequence


def _times_two(byte: int) -> int:
    return (byte << 1 ^ 0x11B) if byte & 0x80 else byte << 1


def _times(byte: int, factor: int) -> int:
    product = 0
    while factor:
        if factor & 1:
            product ^= byte
        byte, factor = _times_two(byte), factor >> 1
    return product


def _boxes() -> tuple[bytes, bytes]:
    """The substitution of FIPS 197, section 5.1.1, and its inverse."""
    box = bytearray(256)
    for byte in range(256):
        inverse = next((b for b in range(256) if _times(byte, b) == 1), 0)
        mixed = inverse
        for turn in range(1, 5):
            mixed ^= (inverse << turn | inverse >> (8 - turn)) & 255
        box[byte] = mixed ^ 0x63
    return bytes(box), bytes(box.index(byte) for byte in range(256))


_BOX, _BACK = _boxes()
_MIX = [bytes(_times(byte, factor) for byte in range(256)) for factor in (14, 11, 13, 9)]


def _round_keys(key: bytes) -> list[bytes]:
    """The 15 round keys of a 32-byte key."""
    words = [key[at : at + 4] for at in range(0, 32, 4)]
    constant = 1
    for at in range(8, 60):
        word = words[-1]
        if at % 8 == 0:
            word = (word[1:] + word[:1]).translate(_BOX)
            word = bytes([word[0] ^ constant]) + word[1:]
            constant = _times_two(constant)
        elif at % 8 == 4:
            word = word.translate(_BOX)
        words.append(bytes(a ^ b for a, b in zip(words[at - 8], word, strict=True)))
    return [b"".join(words[at : at + 4]) for at in range(0, 60, 4)]


def _xor(these: Sequence[bytes]) -> bytes:
    mixed = 0
    for one in these:
        mixed ^= int.from_bytes(one, "big")
    return mixed.to_bytes(len(these[0]), "big")


def _with_key(state: list[bytes], key: bytes) -> list[bytes]:
    return [
        one.translate(bytes(b ^ k for b in range(256))) for one, k in zip(state, key, strict=True)
    ]


def decrypt_blocks(key: bytes, blocks: bytes) -> bytes:
    """Every 16-byte block for itself, decrypted with a 32-byte key."""
    first, *middle, last = reversed(_round_keys(key))
    state = _with_key([blocks[at::16] for at in range(16)], first)
    for round_key in [*middle, last]:
        # Rows turned back, bytes replaced back, the round's key, columns unmixed.
        state = [state[(at - 4 * (at % 4)) % 16].translate(_BACK) for at in range(16)]
        state = _with_key(state, round_key)
        if round_key is not last:
            state = [
                _xor([state[at // 4 * 4 + row].translate(_MIX[(row - at) % 4]) for row in range(4)])
                for at in range(16)
            ]
    plain = bytearray(len(blocks))
    for at in range(16):
        plain[at::16] = state[at]
    return bytes(plain)
