"""A passkey without a device: makes and signs what a browser would, truthfully or not."""

import json
import os
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT, VERIFIED, CREDENTIAL = 0x01, 0x04, 0x40


class SoftPasskey:
    """One passkey of one person for one host."""

    def __init__(self, host: str = "testserver") -> None:
        self.host = host
        self.id = os.urandom(32)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.user_handle = ""

    def made(self, options: dict[str, Any], origin: str = "") -> str:
        """The answer to a page that adds a passkey."""
        asked = options["creation_options"]["publicKey"]
        self.user_handle = asked["user"]["id"]
        credential = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = self._data(PRESENT | VERIFIED | CREDENTIAL, credential)
        attestation = AttestationObject.create("none", data, {})
        response = {
            "clientDataJSON": self._client("webauthn.create", asked["challenge"], origin),
            "attestationObject": websafe_encode(attestation),
        }
        return self._credential(response, {"credProps": {"rk": True}})

    def answer(self, options: dict[str, Any], origin: str = "", flags: int = PRESENT | VERIFIED) -> str:
        """The answer to a page that asks for the passkey."""
        asked = options["request_options"]["publicKey"]
        client = self._client("webauthn.get", asked["challenge"], origin)
        data = self._data(flags)
        signed = bytes(data) + sha256(websafe_decode(client))
        response = {
            "clientDataJSON": client,
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(self.key.sign(signed, ec.ECDSA(SHA256()))),
            "userHandle": self.user_handle,
        }
        return self._credential(response, {})

    def _data(self, flags: int, credential: AttestedCredentialData | bytes = b"") -> AuthenticatorData:
        return AuthenticatorData.create(sha256(self.host.encode()), flags, 1, credential)

    def _client(self, kind: str, challenge: str, origin: str) -> str:
        said = {"type": kind, "challenge": challenge, "origin": origin or f"https://{self.host}"}
        return websafe_encode(json.dumps(said).encode())

    def _credential(self, response: dict[str, Any], results: dict[str, Any]) -> str:
        name = websafe_encode(self.id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": results,
            }
        )
