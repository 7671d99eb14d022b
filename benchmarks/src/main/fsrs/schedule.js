// The reference implementation schedules the reviews that Remembering.java schedules, and says how many a second.
const { createEmptyCard, fsrs } = require('ts-fsrs');

const [cards, reviews, seconds] = process.argv.slice(2).map(Number);
const scheduler = fsrs({
  request_retention: 0.85, maximum_interval: 36500, enable_fuzz: false, enable_short_term: false,
});
const start = new Date('2026-01-01T12:00:00Z');

function round() {
  let chance = 1;
  let days = 0;
  for (let i = 0; i < cards; i++) {
    let card = createEmptyCard(start);
    for (let j = 0; j < reviews; j++) {
      chance = (Math.imul(chance, 1103515245) + 12345) | 0;
      card = scheduler.next(card, card.due, 1 + ((chance >>> 16) & 3)).card;
      days += card.scheduled_days;
    }
  }
  return days;
}

function perSecond() {
  const end = performance.now() + seconds * 1000;
  const begun = performance.now();
  let rounds = 0;
  while (performance.now() < end) {
    round();
    rounds++;
  }
  return rounds * cards * reviews * 1000 / (performance.now() - begun);
}

perSecond();
console.log(`${round()} ${perSecond()}`);
