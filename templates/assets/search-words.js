/* Words as the search compares them: small letters without accents, Cyrillic names in Latin letters, plurals as singulars. */
const searchWords = (function () {
  "use strict";

  /* The official romanizations: of Ukrainian (2010) and, as the press writes it, of Russian. A word that could be either is read as both. */
  const BOTH = { а: "a", б: "b", в: "v", д: "d", ж: "zh", з: "z", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t",
    у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ь: "", ъ: "", "'": "" };
  const UKRAINIAN = Object.assign({}, BOTH, { г: "h", ґ: "g", е: "e", є: "ie", и: "y", і: "i", ї: "i", й: "i", ю: "iu", я: "ia" });
  const UKRAINIAN_FIRST = { є: "ye", ї: "yi", й: "y", ю: "yu", я: "ya" };
  const RUSSIAN = Object.assign({}, BOTH, { г: "g", е: "e", ё: "e", и: "i", й: "y", ы: "y", э: "e", ю: "yu", я: "ya" });
  const RUSSIAN_FIRST = { е: "ye", ё: "yo" };
  const PLAIN = { ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
  const STOP = new Set("a an and are as at by for from in is of on or that the to was were with".split(" "));
  const CYRILLIC = /[\u0400-\u04ff]/;

  function romanized(word, letters, first) {
    return Array.from(word).map((letter, at) => (at === 0 && first[letter]) || (letter in letters ? letters[letter] : letter)).join("");
  }

  /* `drones` is looked for as `drone`: the same is done to the words of the pages. */
  function singular(word) {
    if (word.length > 4 && word.endsWith("ies")) { return word.slice(0, -3) + "y"; }
    return word.length > 3 && /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
  }

  function plain(word) {
    const bare = word.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return singular(bare.replace(/[øłđßæœı]/g, (letter) => PLAIN[letter]));
  }

  /* The ways to write a word in Latin letters; most have one. */
  function readings(word) {
    const small = word.normalize("NFC").toLowerCase();
    if (!CYRILLIC.test(small)) { return [plain(small)]; }
    const read = [];
    if (!/[ыэёъ]/.test(small)) { read.push(romanized(small, UKRAINIAN, UKRAINIAN_FIRST)); }
    if (!/[іїєґ]/.test(small)) { read.push(romanized(small, RUSSIAN, RUSSIAN_FIRST)); }
    return Array.from(new Set(read.map(plain)));
  }

  /* The words of a text as they stand there: `U.S.` is one, an apostrophe within a Cyrillic word parts nothing. */
  const WORD = /(?:\p{L}\.){2,}|[\u0400-\u04ff]+(?:['’ʼ][\u0400-\u04ff]+)*|[\p{L}\p{M}\p{N}]+/gu;

  function bare(word) {
    return word.replace(/[.'’ʼ]/g, "");
  }

  /* What a text is found by; the many small words of English are left out. */
  function terms(text) {
    return (text.match(WORD) || []).map((word) => readings(bare(word))[0]).filter((word) => word && !STOP.has(word) && !/^\p{L}$/u.test(word));
  }

  /* The words of a query, each with all its readings. */
  function asked(text) {
    const words = (text.match(WORD) || []).map((word) => ({ text: word, readings: readings(bare(word)), romanized: CYRILLIC.test(word) }));
    const telling = words.filter((word) => !STOP.has(word.readings[0]));
    return telling.length ? telling : words;
  }

  /* How many letters have to be changed, put in, taken out or exchanged with their neighbour to make one word of the other. */
  function distance(left, right) {
    let before = [], last = Array.from({ length: right.length + 1 }, (_, at) => at);
    for (let i = 1; i <= left.length; i += 1) {
      const now = [i];
      for (let j = 1; j <= right.length; j += 1) {
        const differs = left[i - 1] === right[j - 1] ? 0 : 1;
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + differs);
        if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) { now[j] = Math.min(now[j], before[j - 2] + 1); }
      }
      before = last;
      last = now;
    }
    return last[right.length];
  }

  return { WORD, asked, bare, distance, readings, terms };
}());
