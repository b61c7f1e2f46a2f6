#!/usr/bin/env python3
"""Makes keplr2.json: what Keplr 2 keeps with chrome.storage, two generations of it.

Written after VaultService of chainapsis/keplr-wallet, with the ciphers of the package
cryptography and the hashes of Python; nothing of Dalel is used. All that would be random is
fixed, so that the file comes out the same: python3 keplr2.py > keplr2.json

The values of the first generation stand under "before", those of the last under "after".
Passwords: "first pass" before, "second: пароль" after.
"""
import hashlib
import hmac
import json

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

N = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
WORDS = "abandon " * 11 + "about"


def made(text, length):
    return hashlib.sha512(text.encode()).digest()[:length]


def ctr(key, counter, data):
    cipher = Cipher(algorithms.AES(key), modes.CTR(counter)).encryptor()
    return cipher.update(data) + cipher.finalize()


def public(number):
    key = ec.derive_private_key(number, ec.SECP256K1()).public_key()
    return key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)


def root(words):
    seed = hashlib.pbkdf2_hmac("sha512", words.encode(), b"mnemonic", 2048)
    both = hmac.new(b"Bitcoin seed", seed, hashlib.sha512).digest()
    return int.from_bytes(both[:32], "big"), both[32:]


def derive(words, path):
    key, chain = root(words)
    for step in path:
        hard = step >= 1 << 31
        data = b"\0" + key.to_bytes(32, "big") if hard else public(key)
        both = hmac.new(chain, data + step.to_bytes(4, "big"), hashlib.sha512).digest()
        key, chain = (int.from_bytes(both[:32], "big") + key) % N, both[32:]
    return public(key).hex()


def pub(coin, words=WORDS):
    hard = 1 << 31
    return derive(words, [44 + hard, coin + hard, hard, 0, 0])


def master(words):
    key, chain = root(words)
    return (bytes.fromhex("0488ade4") + bytes(9) + chain + b"\0" + key.to_bytes(32, "big")).hex()


SALT = made("userPasswordSalt", 16)
KEY = made("vault key", 32)
COUNTER_SALT = made("aesCounterSalt", 16)
COUNTER = bytes.fromhex("00112233445566778899aabbfffffffe")  # runs over after two blocks


def lock(password):
    derived = hashlib.pbkdf2_hmac("sha256", password.encode(), SALT, 4000)
    cipher = ctr(derived, SALT, KEY)
    return {
        "vault/passwordCipher": cipher.hex(),
        "vault/userPasswordMac": hashlib.sha256(derived[16:] + cipher[16:]).hexdigest(),
    }


def ring(number, insensitive, sensitive):
    text = json.dumps(sensitive, separators=(",", ":")).encode()
    return {
        "id": made("ring %d" % number, 8).hex(),
        "insensitive": insensitive,
        "sensitive": "__uint8array__" + ctr(KEY, COUNTER, text).hex(),
    }


PATH = {"account": 0, "change": 0, "addressIndex": 0}
SAVINGS = ring(
    1,
    {
        "keyRing-cosmoshub-coinType": 118,
        "bip44Path": PATH,
        "keyRingName": "Savings",
        "keyRingType": "mnemonic",
        "pubKey-m/44'/118'/0'/0/0": pub(118),
        "pubKey-m/44'/60'/0'/0/0": pub(60),
    },
    {"masterSeedText": master(WORDS), "mnemonic": WORDS},
)
IMPORTED = ring(
    2,
    {
        "publicKey": public(1).hex(),
        "keyRingName": "Imported",
        "keyRingType": "private-key",
        "keyRingMeta": {"web3Auth": '{"email":"aida@example.kz","type":"google"}'},
    },
    {"privateKey": "00" * 31 + "01"},
)
LEDGER = ring(
    3,
    {
        "Cosmos": {"pubKey": public(2).hex()},
        "bip44Path": PATH,
        "keyRingName": "Nano",
        "keyRingType": "ledger",
    },
    {},
)
OLD = ring(
    4,
    {"bip44Path": PATH, "keyRingName": "Removed", "keyRingType": "mnemonic"},
    {"masterSeedText": master("legal winner thank year wave sausage worth useful legal winner thank yellow")},
)
SAME = {
    "vault/userPasswordSalt": SALT.hex(),
    "vault/aesCounterSalt": COUNTER_SALT.hex(),
    "vault/aesCounterCipher": ctr(KEY, COUNTER_SALT, COUNTER).hex(),
}
print(
    json.dumps(
        {
            "before": {**SAME, **lock("first pass"), "vault/vaultMap": {"keyRing": [OLD, SAVINGS]}},
            "after": {
                **lock("second: пароль"),
                "vault/vaultMap": {"keyRing": [SAVINGS, IMPORTED, LEDGER]},
                "keyring-v2/selectedVaultId": SAVINGS["id"],
            },
        },
        indent=1,
    )
)
