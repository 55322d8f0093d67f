/** What ETSI EN 319 522 calls such an event, for readers who know its names. It claims nothing: we are not such a service. */
export const analogues: Readonly<Record<string, string>> = {
  "message.submitted": "SubmissionAcceptance",
  "message.refused": "SubmissionRejection",
  "message.relayed": "RelayToNonERDS",
  "message.delivered": "ContentConsignment",
  "message.failed": "RelayToNonERDSFailure",
  "document.retrieved": "ContentHandover",
  "document.refused": "ConsignmentRejection",
  "document.expired": "AcceptanceRejectionExpiry",
};
