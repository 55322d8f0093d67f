import { XmlBufferInputProvider, xmlCleanupInputProvider, XmlDocument, xmlRegisterInputProvider, XmlValidateError, XsdValidator } from "libxml2-wasm";

/**
 * What EN 319 162-1 asks of an ASiCManifest, said again in a schema of our own: ETSI's own text is not part of this project. One reference to the token, then one or
 * more to files, each a digest method before a digest value, and after them extensions, of which a dossier has none. `ds` is as XML Signature has it.
 */
const manifestSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"
  targetNamespace="http://uri.etsi.org/02918/v1.2.1#" elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/2000/09/xmldsig#" schemaLocation="ds.xsd"/>
  <xs:element name="ASiCManifest">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="SigReference">
          <xs:complexType><xs:attribute name="URI" type="xs:anyURI" use="required"/><xs:attribute name="MimeType" type="xs:string"/></xs:complexType>
        </xs:element>
        <xs:element name="DataObjectReference" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence><xs:element ref="ds:DigestMethod"/><xs:element ref="ds:DigestValue"/></xs:sequence>
            <xs:attribute name="URI" type="xs:anyURI" use="required"/><xs:attribute name="MimeType" type="xs:string"/><xs:attribute name="Rootfile" type="xs:boolean"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>`;

const digestSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/09/xmldsig#" elementFormDefault="qualified">
  <xs:element name="DigestMethod"><xs:complexType><xs:attribute name="Algorithm" type="xs:anyURI" use="required"/></xs:complexType></xs:element>
  <xs:element name="DigestValue" type="xs:base64Binary"/>
</xs:schema>`;

/** What the schema finds wrong with a manifest; nothing when it holds. */
export function manifestFaults(xml: string): string[] {
  xmlRegisterInputProvider(new XmlBufferInputProvider({ "ds.xsd": new TextEncoder().encode(digestSchema) }));
  const schema = XmlDocument.fromString(manifestSchema);
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message }) => message.trim());
  } finally {
    for (const one of [document, validator, schema]) one.dispose();
    xmlCleanupInputProvider();
  }
}
