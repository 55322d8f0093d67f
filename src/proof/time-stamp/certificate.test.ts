import { BitString, OctetString, Utf8String } from "asn1js";
import { AttributeTypeAndValue, BasicConstraints, Certificate, ExtKeyUsage, Extension } from "pkijs";
import { describe, expect, test } from "vitest";
import { nameOf, readCertificate, wrongAuthority, wrongPurpose } from "./certificate.ts";
import type { KnownCertificate } from "./certificate.ts";

type Encodable = { toBER: () => ArrayBuffer };

const timeStamping = "1.3.6.1.5.5.7.3.8";
const usage = (bits: number) => extension("2.5.29.15", new BitString({ valueHex: Uint8Array.of(bits), unusedBits: 0 }));
const purposes = (...keyPurposes: string[]) => extension("2.5.29.37", new ExtKeyUsage({ keyPurposes }).toSchema());
const authority = (most?: number) => extension("2.5.29.19", new BasicConstraints({ cA: true, ...(most === undefined ? {} : { pathLenConstraint: most }) }).toSchema());
const strange = (critical: boolean) => extension("2.5.29.30", new OctetString({ valueHex: new Uint8Array(1) }), critical);

function extension(extnID: string, value: Encodable, critical = true): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}

function certificateWith(...extensions: Extension[]): KnownCertificate {
  const x509 = new Certificate();
  x509.extensions = extensions;
  return { der: new Uint8Array(0), x509 };
}

describe("a signer of time stamps", () => {
  test("is for that alone, and may sign where its use is restricted", () => {
    expect(wrongPurpose(certificateWith(purposes(timeStamping)))).toBeNull();
    for (const bits of [0x80, 0x40, 0xc0]) expect(wrongPurpose(certificateWith(usage(bits), purposes(timeStamping)))).toBeNull();
    expect(wrongPurpose(certificateWith(usage(0x06), purposes(timeStamping)))).toBe("its key usage is not signing");
    expect(wrongPurpose(certificateWith())).toBe("its extended key usage is not time stamping alone");
    expect(wrongPurpose(certificateWith(purposes(timeStamping, "1.3.6.1.5.5.7.3.1")))).toBe("its extended key usage is not time stamping alone");
    expect(wrongPurpose(certificateWith(purposes("2.5.29.37.0")))).toBe("its extended key usage is not time stamping alone");
  });

  test("has no critical extension that nobody understands", () => {
    expect(wrongPurpose(certificateWith(purposes(timeStamping), strange(true)))).toBe("a critical extension is not known");
    expect(wrongPurpose(certificateWith(purposes(timeStamping), strange(false)))).toBeNull();
  });
});

describe("an authority above a signer", () => {
  test("is one, and has no more below it than it may", () => {
    expect(wrongAuthority(certificateWith(authority()), 5)).toBeNull();
    expect(wrongAuthority(certificateWith(authority(0)), 0)).toBeNull();
    expect(wrongAuthority(certificateWith(authority(0)), 1)).toBe("it may not have that many authorities below it");
    expect(wrongAuthority(certificateWith(authority(2)), 2)).toBeNull();
    expect(wrongAuthority(certificateWith(), 0)).toBe("it is no authority");
    expect(wrongAuthority(certificateWith(extension("2.5.29.19", new BasicConstraints({ cA: false }).toSchema())), 0)).toBe("it is no authority");
  });

  test("may sign certificates, for time stamps, where its use is restricted", () => {
    expect(wrongAuthority(certificateWith(authority(), usage(0x06), purposes(timeStamping)), 0)).toBeNull();
    expect(wrongAuthority(certificateWith(authority(), purposes("1.3.6.1.5.5.7.3.1", "2.5.29.37.0")), 0)).toBeNull();
    expect(wrongAuthority(certificateWith(authority(), usage(0x82)), 0)).toBe("its key usage is not signing certificates");
    expect(wrongAuthority(certificateWith(authority(), purposes("1.3.6.1.5.5.7.3.1")), 0)).toBe("it may not issue for time stamps");
    expect(wrongAuthority(certificateWith(authority(), strange(true)), 0)).toBe("a critical extension is not known");
  });
});

describe("a certificate", () => {
  test("names whom it is about by common name and organisation, each once", () => {
    const named = (...names: [string, string][]) => {
      const one = certificateWith();
      one.x509.subject.typesAndValues.push(...names.map(([type, value]) => new AttributeTypeAndValue({ type, value: new Utf8String({ value }) })));
      return nameOf(one);
    };
    expect(named(["2.5.4.6", "NL"], ["2.5.4.10", "Tijd B.V."], ["2.5.4.3", "Stempel é 1"])).toBe("Stempel é 1, Tijd B.V.");
    expect(named(["2.5.4.10", "Tijd"], ["2.5.4.3", "Tijd"])).toBe("Tijd");
    expect(named()).toBe("");
  });

  test("is null when the bytes are something else", () => {
    expect(readCertificate(new Uint8Array(0))).toBeNull();
    expect(readCertificate(Uint8Array.of(0x30, 0x00))).toBeNull();
  });
});
