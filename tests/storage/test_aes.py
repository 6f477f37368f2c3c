"""AES-256 as the standard has it."""

from recovery_journal.storage.aes import decrypt_blocks

KEY = bytes(range(32))
PLAIN = bytes.fromhex("00112233445566778899aabbccddeeff")
SEALED = bytes.fromhex("8ea2b7ca516745bfeafc49904b496089")
"""The example of FIPS 197, appendix C.3."""


def test_blocks_when_decrypted_then_as_in_the_example_of_the_standard() -> None:
    assert decrypt_blocks(KEY, SEALED) == PLAIN


def test_blocks_when_several_are_decrypted_then_each_for_itself_and_in_order() -> None:
    other = bytes(15) + b"\x01"
    assert decrypt_blocks(KEY, SEALED + other + SEALED) == (
        PLAIN + decrypt_blocks(KEY, other) + PLAIN
    )
    assert decrypt_blocks(KEY, b"") == b""
