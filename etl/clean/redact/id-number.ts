const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = '10X98765432';
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isDay = (year: number, month: number, day: number): boolean => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !isLeap ? 28 : DAYS[month - 1];
  return days !== undefined && day >= 1 && day <= days;
};

/** Whether 17 digits and a sign have the shape of a resident number: a province and a date of birth from 1900 to 2029. */
export const hasIdShape = (sign18: string): boolean => {
  const year = Number(sign18.slice(6, 10));
  return (
    /^\d{17}[\dX]$/.test(sign18) &&
    PROVINCES.has(sign18.slice(0, 2)) &&
    year >= 1900 &&
    year < 2030 &&
    isDay(year, Number(sign18.slice(10, 12)), Number(sign18.slice(12, 14)))
  );
};

/** The check sign of a resident number: ISO 7064 MOD 11-2 as in GB 11643-1999. */
export const hasIdChecksum = (sign18: string): boolean => {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(sign18[i]), 0);
  return CHECK_SIGNS[sum % 11] === sign18[17];
};

/** The resident number before 1999: province, two-digit year of birth, month, day, serial. */
export const isOldIdNumber = (digits: string): boolean =>
  /^\d{15}$/.test(digits) &&
  PROVINCES.has(digits.slice(0, 2)) &&
  isDay(1900 + Number(digits.slice(6, 8)), Number(digits.slice(8, 10)), Number(digits.slice(10, 12)));
