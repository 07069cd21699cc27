/** The check digit of a payment card (Luhn, ISO/IEC 7812-1 annex B). */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

/** Issuers by first digits, with the lengths they give out. */
const ISSUERS: readonly RegExp[] = [
  /^62\d{14,17}$/,
  /^4\d{15}$/,
  /^(?:5[1-5]|2[2-7])\d{14}$/,
  /^3[47]\d{13}$/,
  /^(?:6011|64[4-9]\d|65\d\d)\d{12}$/,
  /^35\d{14}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
  /^(?:9558|9559|60[0-5]\d)\d{12,15}$/,
];

/** Whether digits are a card of a known issuer. */
export const isCardNumber = (digits: string): boolean =>
  ISSUERS.some((issuer) => issuer.test(digits)) && passesLuhn(digits);
