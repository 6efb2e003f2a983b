/* SPDX-License-Identifier: MIT */
/*
 * Text from outside and its width on a screen. Widths are columns as glibc's
 * wcwidth counts them under C.UTF-8 (and so ncurses), added up over the
 * characters of a grapheme cluster (utf8proc, Unicode 14 or later).
 */
#ifndef HUB_BASE_UTF8_H
#define HUB_BASE_UTF8_H

#include "hub/base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_BAD = 0xFFFD };

/*
 * Call before any width is asked: LC_CTYPE to the user's UTF-8 locale, else C.UTF-8. False for
 * the latter: the terminal may know ASCII only.
 */
bool utf8_locale(void);
bool utf8_here(void); /* whether that is so now */

/* Next character at *s, *s moved past it; UTF8_BAD for each byte that is not UTF-8; 0 at the end. */
uint32_t utf8_next(const char **s);
size_t utf8_put(uint32_t c, char out[5]); /* bytes written; NUL-terminated */
/* Strict: no overlong form, no surrogate, nothing above U+10FFFF. Offset of the first bad byte in *bad. */
bool utf8_valid(const char *s, size_t len, size_t *bad);
size_t utf8_count(const char *s); /* characters */
size_t utf8_head(const char *s, size_t most); /* bytes of the whole characters within `most` bytes */

/*
 * The door: text that comes from a form, a CSV, an ini or a pack. NFC; bytes
 * that are not UTF-8 become U+FFFD; C0, C1, DEL, bidi controls, zero-width
 * space, BOM, soft hyphen and the other hidden signs of format, line and
 * paragraph separators and noncharacters are dropped; joiners are kept only
 * between letters that are not Latin; a cluster keeps at most four combining
 * marks. `lines`: CR, LF and CR LF are a newline, a tab is a space; else a run
 * of them is one space. *changed (may be NULL) tells whether anything was
 * dropped or was not UTF-8. Cleaning twice changes nothing more.
 */
char *utf8_clean(struct arena *a, const char *s, size_t len, bool lines, bool *changed);

/*
 * For output, safe on any terminal and page, as one line: what utf8_clean would
 * drop is shown as U+FFFD, newlines and tabs as a space. May be `s` itself.
 */
const char *utf8_safe(struct arena *a, const char *s);

/*
 * For output that another program reads (CSV, JSON, iCalendar): `s` itself where utf8_clean with
 * lines would drop nothing of it, as with all that came in through the door; else what is left.
 */
const char *utf8_harmless(struct arena *a, const char *s);

int utf8_char_width(uint32_t c); /* 0, 1 or 2; 0 for what cannot be printed */
int utf8_width(const char *s);   /* columns of the whole text; of a constant, as it is said (words.h) */
size_t utf8_cluster(const char *s); /* bytes of the first grapheme cluster; 0 at the end */
/* Bytes of the longest run of whole clusters within `cols`; *used (may be NULL) its columns. */
size_t utf8_fit(const char *s, int cols, int *used);

/*
 * Folding for find and sort: NFD, accents dropped, lower case, then Ł→l Ø→o Đ→d
 * Ð→d ß→ss Æ→ae Œ→oe Þ→th Ħ→h Ŧ→t ı→i. Apostrophes, hyphens and spaces of all kinds
 * become ', - and a space.
 * "sian" is found in "Siân", "lukasz" in "Łukasz", "oystein" in "Øystein".
 */
char *utf8_fold(struct arena *a, const char *s);
/* Whether folded `needle` begins a word of, or lies within, folded `text`. */
bool utf8_find(const char *folded_text, const char *folded_needle);

/* First letters of the words of a name: "Mia Okafor" → "M.O." */
char *utf8_initials(struct arena *a, const char *name);
/* The same of several with commas between: "Mia, Theo" → "M., T." */
char *utf8_initials_each(struct arena *a, const char *names);

/* UTF-16 (LE or BE, without its BOM) and Windows-1252 → UTF-8; NULL if it cannot be that. */
char *utf8_from_utf16(struct arena *a, const char *s, size_t len, bool big_endian);
char *utf8_from_cp1252(struct arena *a, const char *s, size_t len);

#endif
