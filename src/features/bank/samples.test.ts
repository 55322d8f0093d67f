import { describe, expect, test } from "vitest";
import { bankSample, lineInShort, statementInShort, statementsIn } from "../../../test/support/bank.ts";

// Worked out by hand from the files; see test/data/bank/README.md.

type Expected = { statement: (string | boolean | null)[]; lines: (string | null)[][] };

const expected: Readonly<Record<string, readonly Expected[]>> = {
  "ing-a.mt940": [
    {
      statement: ["0000000000", "100", "2010-07-22 EUR 0.00", "2010-07-23 EUR 3.47", false],
      lines: [
        ["2010-07-22", "EUR 25.03", null, "0111111111", null, "ING Bank N.V. inzake TEST EJ004GREENP29052010T1137"],
        ["2010-07-22", "EUR -3.03", null, "0111111111", null, "GPSEOUL SPOEDBETALING MPBZS1016000047 GPSEOUL"],
        ["2010-07-22", "EUR -1.11", null, "0111111111", "TMG TANGO", "ING iDEAL KN: TMG TANGO TRANSACTIENR 0050000534527978 10-06-2010 15:32 TMG TANGO ING Bank inzake GPKyoto"],
        ["2010-07-22", "EUR -20.00", null, null, null, "ABN AMRO BANK>AMSTERDAM S1P468 22-07-2010 09:57 002 5595781"],
        ["2010-07-22", "EUR -1.10", null, "0111111111", null, "GPPeking 170000001AC"],
        ["2010-07-22", "EUR 3.68", null, "0111111111", null, "EJ46GREENP100610T1456 CLIEOP TMG GPHONGKONG AMSTERDAM"],
        ["2010-07-21", "EUR 3.68", null, "0111111111", null, "EJ46GREENP100610T1456 CLIEOP TMG GPHONGKONG AMSTERDAM"],
      ],
    },
  ],
  "ing-b.mt940": [
    {
      statement: ["0001234567", "000", "2010-07-22 EUR 0.00", "2010-07-23 EUR 3.47", false],
      lines: [
        ["2010-07-22", "EUR -25.03", null, null, null, "RC AFREKENING BETALINGSVERKEER BETREFT REKENING 4715589 PERIODE: 01-10-2010 / 31-12-2010 ING Bank N.V. tarifering ING"],
        ["2010-07-22", "EUR -3.03", null, "0111111111", null, "GPSEOUL SPOEDBETALING MPBZS1016000047 GPSEOUL"],
        ["2010-07-22", "EUR -1.11", null, "0111111111", "TMG TANGO", "ING iDEAL KN: TMG TANGO TRANSACTIENR 0050000534527978 10-06-2010 15:32 TMG TANGO ING Bank inzake GPKyoto"],
        ["2010-07-22", "EUR -20.00", null, null, null, "ABN AMRO BANK>AMSTERDAM 22-07-2010 09:57 002 5595781"],
        ["2010-07-22", "EUR -1.10", null, "0111111111", null, "GPPeking 170000001AC"],
        ["2010-07-22", "EUR 3.68", null, "0123456789", null, "EJ46GREENP100610T1456 CLIEOP TMG GPHONGKONG AMSTERDAM"],
        ["2010-07-23", "EUR 1.00", null, "0111111111", null, "Hr S Marechal ROSMALEN Hr S Marechal ROSMALEN Betaling transactiedatum: 22-07-2010"],
      ],
    },
  ],
  "abnamro-classic.mt940": [
    {
      statement: ["517852257", "19321/1", "2011-05-22 EUR 3236.28", "2011-05-23 EUR 876.84", false],
      lines: [
        ["2011-05-24", "EUR -9.00", "KPN - DIGITENNE", "428428", null, "GIRO 428428 KPN - DIGITENNE BETALINGSKENM. 000000042188659 5314606715 BETREFT FACTUUR D.D. 20-05-2011 INCL. 1,44 BTW"],
        ["2011-05-23", "EUR -11.59", "DIRCKIII FIL2500 KATWIJK", null, null, "BEA NR:XXX1234 21.05.11/12.54 DIRCKIII FIL2500 KATWIJK,PAS999"],
        ["2011-05-23", "EUR -11.63", "DIGROS FIL1015 KATWIJK Z", null, null, "BEA NR:XXX1234 23.05.11/09.08 DIGROS FIL1015 KATWIJK Z,PAS999"],
        ["2011-05-23", "EUR -11.80", "MC DONALDS A44 LEIDEN", null, null, "BEA NR:XXX1234 22.05.11/14.25 MC DONALDS A44 LEIDEN,PAS999"],
        ["2011-05-23", "EUR -13.45", "PRINCE FIL. 55 KATWIJK Z", null, null, "BEA NR:XXX1234 21.05.11/12.09 PRINCE FIL. 55 KATWIJK Z,PAS999"],
        ["2011-05-23", "EUR -15.49", "DIRX FIL6017 KATWIJK ZH", null, null, "BEA NR:XXX1234 21.05.11/12.55 DIRX FIL6017 KATWIJK ZH ,PAS999"],
        ["2011-05-23", "EUR -107.00", "HANS ANDERS OPT./056 KAT", null, null, "BEA NR:XXX1234 21.05.11/12.04 HANS ANDERS OPT./056 KAT,PAS999"],
        ["2011-05-23", "EUR -141.48", "MYCOM DEN HAAG S-GRAVEN", null, null, "BEA NR:XXX1234 22.05.11/13.45 MYCOM DEN HAAG S-GRAVEN,PAS999"],
      ],
    },
    {
      statement: ["517852257", "19322/1", "2011-05-23 EUR 2876.84", "2011-05-24 EUR 1849.75", false],
      lines: [
        ["2011-05-24", "EUR -9.49", "PETS PLACE KATWIJK KATWI", null, null, "BEA NR:XXX1234 24.05.11/09.18 PETS PLACE KATWIJK KATWI,PAS999"],
        ["2011-05-24", "EUR -15.00", "MYCOM DEN HAAG", "52.89.39.882", null, "52.89.39.882 MYCOM DEN HAAG"],
      ],
    },
  ],
  "abnamro-structured.mt940": [
    {
      statement: ["534334164", "35001/1", "2016-12-14 EUR 1124.58", "2016-12-15 EUR 1171.60", true],
      lines: [
        ["2016-12-15", "EUR 109.65", "HR K XXXXXXX EN/OF MW H XXXXXXX", "NL75INGB0001234567", null, "RES.NR 00042"],
        ["2016-12-15", "EUR -62.63", "XXXXXXXX B.V.", "NL37DEUT0123456789", null, "INV/1511682351 1.12.2016"],
      ],
    },
  ],
  "rabobank-structured-a.mt940": [
    {
      statement: ["NL71RABO0123456789", "0", "2013-01-01 EUR 1000.00", "2013-01-08 EUR 965.00", true],
      lines: [
        ["2013-01-01", "EUR -25.00", "CONTRA ACCOUNT HOLDER", "NL70ABNA0987654321", null, ""],
        ["2013-01-02", "EUR -10.00", "JOHN DOE", "P001234567", null, "Reference 201301234"],
      ],
    },
    {
      statement: ["NL71RABO0123456789", "0", "2013-01-08 EUR 965.00", "2013-01-15 EUR 930.00", true],
      lines: [
        ["2013-01-08", "EUR -25.00", "CONTRA ACCOUNT HOLDER", "NL70ABNA0987654321", null, ""],
        ["2013-01-09", "EUR -10.00", "JOHN DOE", "P001234567", null, "Reference 201301234"],
      ],
    },
  ],
  "rabobank-structured-b.mt940": [
    {
      statement: ["NL50RABO0123456789", "0", "2013-04-02 EUR 1147.95", "2013-04-04 EUR 18846.34", false],
      lines: [
        ["2015-12-08", "EUR -98.99", "Rabobank RCKV", "NL44RABO0123456789", null, "20151208123123987 0030001100999991 Rabobank.nl - Order 347347"],
        ["2015-12-08", "EUR -840.20", null, null, null, "/PREF/PmtInfId-20151208-987"],
        ["2015-12-08", "EUR -840.20", null, null, null, "/PREF/PmtInfId-20151208-987/SOMETHING ELSE"],
      ],
    },
  ],
  "rabobank-classic-b.mt940": [
    {
      statement: ["1291.99.348", "00000/00", "2011-06-14 EUR 473.17", "2011-06-15 EUR 395.82", false],
      lines: [["2011-05-27", "EUR -1213.28", "W.P. Jansen", "0121470966", null, "Terugboeking NIET AKKOORD MET AFSCHRIJVING KOSTEN KINDEROPVANG JUNI 20095731"]],
    },
    { statement: ["1291.99.348", "00000/00", "2011-06-15 EUR 1000.89", "2011-06-16 EUR 1000.89", true], lines: [] },
    {
      statement: ["1291.99.348", "00000/00", "2011-06-16 EUR 1295.82", "2011-06-17 EUR 1250.87", false],
      lines: [
        ["2011-06-17", "EUR -44.95", "T-MOBILE NETHERLANDS BV", "0733959555", null, "BETALINGSKENM. 123456789 FACTUURNUMMER 987654321"],
        ["2011-07-21", "EUR -236.56", "TOMTE TUMMETOT AMERSFOORT", null, null, "Betaalautomaat 14:23 pasnr. 065"],
      ],
    },
    {
      statement: ["1526.89.184", "00000/00", "2012-08-28 EUR 4196.12", "2012-08-29 EUR 4101.82", true],
      lines: [
        ["2012-08-29", "EUR -88.10", "KPN - MOBIEL", "P000029225", null, "BETALINGSKENM. 173787046000009 FACTUUR * 173787046 000009 ZIE REKENING OP KPN.COM OF HI.NL KPN - MOBIEL"],
        ["2012-08-29", "EUR -6.20", "NS-Utrecht C. 117 UTRECHT", "P000029225", null, "Betaalautomaat 08:22 pasnr. 001"],
      ],
    },
  ],
  "camt053-v2-two-statements.xml": [
    {
      statement: ["NL26VAYB8060476890", "12312", "2014-12-30 EUR 18.15", "2014-12-31 EUR 27.00", true],
      lines: [["2014-12-31", "EUR 8.85", "Company Name 1", "NL56AGDH9619008421", null, "Transaction Description 1"]],
    },
    {
      statement: ["NL26VAYB8060476890", "254EURNL26VAYB8060476890", "2014-12-30 EUR 27.00", "2014-12-31 EUR 20.00", true],
      lines: [["2014-12-31", "EUR -7.00", "Company Name 2", "NL56AGDH9619008421", null, "Transaction Description 2"]],
    },
  ],
  "camt053-v8.xml": [
    {
      statement: ["NL26VAYB8060476890", "12312", "2014-12-30 EUR 18.15", "2014-12-30 SEK -27.00", false],
      lines: [["2014-12-31", "EUR 8.85", "NAME NAME", "NL56AGDH9619008421", "4654654654654654", ""]],
    },
  ],
};

const crlf = (bytes: Buffer) => bytes.toString("utf8").replaceAll("\n", "\r\n");

describe.each(Object.entries(expected))("%s", (name, statements) => {
  test.each([
    ["as it is", (bytes: Buffer) => bytes],
    ["with CRLF", crlf],
  ])("%s holds what it holds", async (_, made) => {
    const read = await statementsIn(made(bankSample(name)));
    expect(read.map(statementInShort)).toEqual(statements.map(({ statement }) => statement));
    expect(read.map(({ lines }) => lines.map(({ line }) => lineInShort(line)))).toEqual(statements.map(({ lines }) => lines));
  });

  test("is read the same however it comes", async () => {
    const bytes = bankSample(name);
    const whole = await statementsIn(bytes, { pieces: bytes.length });
    for (const pieces of [1, 7]) expect(await statementsIn(bytes, { pieces })).toEqual(whole);
  });
});

describe("rabobank-classic-a.mt940, with three currencies", () => {
  const file = bankSample("rabobank-classic-a.mt940");

  test("holds 39 statements of 39 lines, of which 10 balance", async () => {
    const read = await statementsIn(file);
    expect(read).toHaveLength(39);
    expect(read.flatMap(({ lines }) => lines)).toHaveLength(39);
    expect(read.filter(({ totals }) => totals.balanced === true)).toHaveLength(10);
    expect(Object.fromEntries(Map.groupBy(read, ({ head }) => `${head.account ?? ""} ${head.currency}`).entries().map(([key, group]) => [key, group.length]))).toEqual({
      "0800003200000001610722 EUR": 3, "1017.490.554 EUR": 3, "1700.32.841 EUR": 3, "1700.59.286 EUR": 3, "1700.59.286 USD": 3,
      "1700.59.308 EUR": 9, "1700.59.308 JPY": 3, "1700.59.308 USD": 3, "3000.91.494 EUR": 3, "4324567-0000081 EUR": 3, "8888.888.888 EUR": 3,
    });
  });

  test("keeps lines in yen and dollars, and has no cents for them", async () => {
    const read = (await statementsIn(file)).filter(({ head, lines }) => head.currency !== "EUR" && lines.length > 0);
    expect(read.map(statementInShort)).toEqual([
      ["1700.59.286", "00000/00", "2003-01-08 USD 165282.41", "2003-01-09 USD 165490.41", false],
      ["1700.59.308", "00000/00", "2003-01-08 JPY 10", "2003-01-09 JPY 192", false],
    ]);
    expect(read.map(({ lines }) => lines.map(({ line }) => lineInShort(line)))).toEqual([
      [
        ["2003-01-10", "USD 43985.66", "MR AND MRS DAVIDS", null, null, "INV. 18"],
        ["2003-01-10", "USD -1000.00", "GALAXY SHIPPING LTD", null, null, "47575,68584-84"],
        ["2003-01-12", "USD 625.00", "CHIPPER FOODS", null, null, "REFUND ON 23-12-99"],
        ["2003-01-11", "USD 121189.65", "CHIPPER FOODS", null, null, "INVOICE 38"],
      ],
      [
        ["2003-01-12", "JPY 1560395", "YAN SO", null, null, "SEAFREIGHT DECEMBER 1999"],
        ["2003-01-09", "JPY -348000", "TOKYO SPORTS", null, null, "3938,3756,3812,3896"],
        ["2003-01-09", "JPY 79734", "NED INVESTMENT", null, null, "INV. 99/11/03-57229"],
        ["2003-01-11", "JPY -138619", "R. DUMONT", null, null, "INVOICE 723365"],
      ],
    ]);
  });

  test("holds these lines in euros", async () => {
    const lines = (await statementsIn(file)).flatMap((statement) => statement.lines.map(({ line }) => lineInShort(line)));
    expect(lines.filter(([, amount]) => amount?.startsWith("EUR"))).toEqual([
      ["2003-01-09", "EUR 300.00", null, "170059286", null, "Demo gebruiker Spaarpot kantine"],
      ["2003-01-09", "EUR 300.00", null, null, null, "Contante storting Overige"],
      ["2003-01-09", "EUR 500.00", null, null, null, "OVERBOEKING"],
      ["2003-01-11", "EUR -500.00", "ROBECO", "1173113681", null, "AANKOOP FONDSEN"],
      ["2003-01-11", "EUR -100.00", "ROBECO", "1173113681", null, "AANKOOP FONDSEN"],
      ["2003-01-11", "EUR 100.00", "ROBECO", "1173113681", null, "VERKOOP FONDSEN"],
      ["2003-01-05", "EUR 350.43", "P.D.VAN BINSBERGEN", "P1901950", null, "VOLGENS AFSPRAAK"],
      ["2003-01-05", "EUR 299.47", "STG. DEHON INTERNATIONAL", "230346979", null, "FAKTUUR 3549"],
      ["2003-01-05", "EUR 282.81", "SHANG-FI PRODUCTS", "527423068", null, "KLANTNUMMER 3691/ FAKTUUR 49459"],
      ["2003-01-05", "EUR 1406.50", "DE LUXE BV", "151500134", null, "FAKTUUR 605670-009"],
      ["2003-01-05", "EUR 772.55", "AFREK. BETAALAUTOMATEN", null, null, "BANKENTRANS 8F 772,55 POSTBANKTR. 0F 0,00 J. VAN DE BRUSSELSEPOORT"],
      ["2003-01-06", "EUR 3288.86", "AFREK. BETAALAUTOMATEN", null, null, "BANKENTRANS 41 F 2505,37 POSTBANKTR. 13 F 783,49"],
      ["2003-01-09", "EUR -4110.00", "MIJ.INTERCOMM GASVOORZ O", "P1730480", null, "717.76.000.09 BTW F 611,53 EMMASTR 100 TELESTAD TERMYN MAART 2000"],
      ["2003-01-09", "EUR -110.00", "INSTANT-LOTERY, STG.NAT", "644530030", null, "AFREKENING T/M 17-09-2002 NAT.INSTANTLOTERY 130095 NR. AGENT KRASLOTERIJ"],
      ["2003-01-09", "EUR 40310.50", "BUITENLANDSE OVERBOEKING", null, null, "ZIE BIJLAGE"],
      ["2003-01-09", "EUR 6700.00", "STORTING", null, null, ""],
      ["2003-01-09", "EUR 5404.85", "AFREK. BETAALAUTOMATEN", null, null, "BANKENTRANS 52 F 4663,63 POSTBANKTR. 10 F 741,22 VERK.PUNT PERIODE 079"],
      ["2003-01-11", "EUR 250.00", "WASWIT BV", "481246134", null, "KLANT 45680/ FAKTUUR 472564 ONDER AFTREK VAN 2% BETALINGSKORTING."],
      ["2003-01-12", "EUR 13476.12", "D. BRIDEAU", null, null, "991218-5433/5434"],
      ["2003-01-11", "EUR 250.00", "A.VAN ELST", "P1234599", null, "KLANT 45675/ FAKTUUR 472470"],
      ["2003-01-11", "EUR -11371.65", "LEKKERLAND NEDERLAND BV", "444031308", null, "VOLGENS UW OPDRACHT FAKNR* 531327 FAKDAT* 19032000"],
      ["2003-01-09", "EUR -25000.00", "SCHRODER GMBH", null, null, "RECHNUNG 4518"],
      ["2003-01-09", "EUR 899.00", "OSTERRODE MODELLBAU", null, null, "FACTUUR 99579"],
      ["2003-01-11", "EUR -562.15", "TUV HANNOVER", null, null, "FAX 8-1-2000"],
      ["2003-01-12", "EUR 12848.00", "UNC SOFTWARE GMBH", null, null, "FACTUUR 99615"],
      ["2003-01-11", "EUR -456.99", "EUROPA 2000", null, null, "ACC.NO. 8235"],
      ["2003-01-09", "EUR 47895.38", "ART NOUVEAU", null, null, "INVOICE 4556/3455-3"],
      ["2003-01-11", "EUR 500.00", "A.J.VAN BUREN", "345144201", null, "FAKTUUR 472425"],
      ["2003-01-12", "EUR -37577.67", "HEPPENEERT AGRO BVBA", null, null, "1466/680 569 REF. PA980556 06600+T3"],
      ["2003-01-12", "EUR -24799.50", "RAIFFEISEN WAREN ZENTRAL", null, null, "DEM 22.000,00 KRS 112,72500 540299/126706 137293 REF. PA980556 065503+EU"],
      ["2003-01-11", "EUR 1245.00", "FREGO SLEGERS BV", "146835123", null, "BETALINGSKENM.: FAKTUUR 480012"],
    ]);
  });
});

test("end-to-end ids, value dates, periods and the bank's own name are kept", async () => {
  const [abn] = await statementsIn(bankSample("abnamro-structured.mt940"));
  expect(abn?.lines.map(({ line }) => line.endToEndId)).toEqual([null, "012345678912361000"]);
  const [rabobank] = await statementsIn(bankSample("rabobank-structured-a.mt940"));
  expect(rabobank?.lines.map(({ line }) => line.endToEndId)).toEqual(["01-01-2013 12:00 0030000987654321", null]);
  const [v2] = await statementsIn(bankSample("camt053-v2-two-statements.xml"));
  expect(v2?.totals.period?.from.toString()).toBe("2007-10-18");
  const [v8] = await statementsIn(bankSample("camt053-v8.xml"));
  expect(v8?.lines.map(({ line }) => [line.endToEndId, line.bankId, line.valueOn?.toString()])).toEqual([["MUELL/FINP/RA12345", "AAAASESS-FP-CN_98765/01", "2015-01-02"]]);
});
