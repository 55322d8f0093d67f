import { MailButton, MailLink } from "../mail/mail-button.tsx";
import { MailDealLine } from "../mail/mail-deal-line.tsx";
import { MailFacts } from "../mail/mail-facts.tsx";
import { MailHeading, MailSentence } from "../mail/mail-heading.tsx";
import { MailLayout } from "../mail/mail-layout.tsx";
import { MailLedger } from "../mail/mail-ledger.tsx";
import { MailLog, MailMotto, MailSmall, MailText } from "../mail/mail-text.tsx";

const colophon = (
  <>
    <MailHeading>Voor de volledigheid</MailHeading>
    <MailSmall>Aanbieder: Studio Helder, Marit Oldenkamp, Oude Lijnbaan 14, 3599 XX Utrecht, KVK 00012345. Klachten gaan naar hetzelfde adres; u krijgt binnen 5 dagen antwoord.</MailSmall>
    <MailSmall>Een vraag? Antwoord op deze mail, of bel Marit: <MailLink href="tel:+31300000412">030 000 04 12</MailLink>.</MailSmall>
    <MailLog lines={["studiohelder.example/log/1", "1844", "q3Vb0nKfXw8mT5rZsD1yJpHc7LaE2uGiNoRk9tQxW6M="]} />
  </>
);

export function Mail() {
  return (
    <MailLayout
      lang="nl"
      organisationName="Studio Helder"
      title="Bevestigd: Onderhandelen zonder trucs, do 21 en vr 22 januari 2027"
      preheader="Betaal € 2.165,90 vóór di 1 dec 2026 23:59, dan zijn de twee plaatsen van u."
      colophon={colophon}
    >
      <MailSentence>Uw bestelling is bevestigd. Betaal <b>€ 2.165,90</b> vóór <b>di 1 dec 2026 23:59</b>, dan zijn de twee plaatsen van u.</MailSentence>
      <MailText>Dag Sanne,</MailText>
      <MailText>Uw bestelling 7K4M-2PXC is bevestigd op di 24 nov 2026 10:42. Hiermee is de overeenkomst gesloten.</MailText>
      <MailButton href="#">Betalen of iets wijzigen</MailButton>
      <MailHeading>Wat u bestelde</MailHeading>
      <MailFacts facts={[{ label: "Training", value: "Onderhandelen zonder trucs, 2 dagen (14 uur)" }, { label: "Wanneer", value: "do 21 en vr 22 januari 2027, 09:30 tot 17:00 uur" }]} />
      <MailLedger rows={[{ label: "2 plaatsen à € 895,00", amount: "€ 1.790,00" }, { label: "Btw 21 %", amount: "€ 375,90" }]} total={{ label: "Totaal inclusief btw", amount: "€ 2.165,90" }} />
      <MailHeading>Wat gebeurt wanneer</MailHeading>
      <MailMotto>Hoe dikker de lijn, hoe vaster de afspraak.</MailMotto>
      <MailDealLine
        points={[
          { name: "Bevestigd", moment: "di 24 nov 2026 10:42", text: "Annuleren kost € 0,00. U kunt betalen, namen wijzigen of verzetten.", bond: "free" },
          { name: "Gratis annuleren tot en met", moment: "do 24 dec 2026 23:59", text: "Daarna kost annuleren € 1.082,95.", bond: "half" },
          { name: "Voor de helft tot en met", moment: "do 7 jan 2027 23:59", text: "Daarna kost annuleren € 2.165,90. Een collega sturen blijft gratis.", bond: "full" },
          { name: "Start", moment: "do 21 jan 2027 09:30", text: "U komt, of een collega komt.", bond: null },
        ]}
      />
    </MailLayout>
  );
}
