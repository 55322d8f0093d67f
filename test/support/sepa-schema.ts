import { readFileSync } from "node:fs";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import type { TransferVersion } from "../../src/domain/refund/transfer-file.ts";
import { projectRoot } from "../../src/platform/paths.ts";

const validators = new Map<TransferVersion, XsdValidator>();

/** What the schema of ISO 20022 finds wrong with a file for the bank; nothing when it holds. */
export function schemaFaults(xml: string, version: TransferVersion): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    validatorOf(version).validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message }) => message.trim());
  } finally {
    document.dispose();
  }
}

function validatorOf(version: TransferVersion): XsdValidator {
  const known = validators.get(version);
  if (known !== undefined) return known;
  const made = XsdValidator.fromDoc(XmlDocument.fromString(readFileSync(`${projectRoot}/test/data/iso20022/${version}.xsd`, "utf8")));
  validators.set(version, made);
  return made;
}
