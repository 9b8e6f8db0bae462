// Figures out of many measurements.

/** The number that so great a part of all is not above. */
export function quantile(numbers, part) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}

export function median(numbers) {
  return quantile(numbers, 0.5);
}

/** To a tenth. */
export function round(number) {
  return Math.round(number * 10) / 10;
}

/** One measurement, as a line of JSON. */
export function print(line) {
  console.log(JSON.stringify(line));
}
