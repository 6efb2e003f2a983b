/* SPDX-License-Identifier: MIT */
/*
 * What hub says, in another language.
 *
 * English is the key. A catalogue is a compiled file of GNU gettext, hub.mo; `make words` writes
 * the list of all that there is to translate (build/words/hub.pot), src/words/LL.po are the
 * translations. Without a catalogue every function here hands back what it got.
 *
 * No call marks what is to be translated. The places where words become text look them up: formats
 * in arena_printf, sb_addf, hub_fail and all that is built on them, pieces in sb_add, labels where
 * the canvas, a page, a table of the command line or plain mode puts them out. They tell the words
 * of the program from those of a person by where they are: only a constant of the program is looked
 * up, and what was typed, read or put together never is. So a family named Log keeps its name.
 *
 * Not translated: dates, and how an event repeats, which are typed as they are shown; the words of
 * commands, options, settings and nouns ("family"), which are typed, too; choices in the answers of a
 * form and in lines of the log; CSV, JSON, iCalendar and what a sealed file holds, which other
 * programs read; pages' own words of hub-exchange.so; the last words of hub_die; what stands in the
 * file, which is in the language in which it was written: what Today says needs somebody is.
 *
 * The language is one for the whole program. Only before other threads begin may words_speak,
 * words_read and words_forget be called; the rest may be called from any.
 */
#ifndef HUB_BASE_WORDS_H
#define HUB_BASE_WORDS_H

#include "hub/base/err.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Speak the first of these languages that has a catalogue: "cy_GB.UTF-8", "cy:gd". English ends the
 * list. Looked for as LL/LC_MESSAGES/hub.mo in the folder `locale` beside the program, then in
 * ../share/locale from there. False: English, because none is wanted or there is none.
 */
bool words_speak(const char *languages);

/*
 * What the person's environment asks for: of the values of LANGUAGE, LC_ALL, LC_MESSAGES and LANG
 * (each may be NULL) the one that counts, as GNU gettext has it. "" for English.
 */
const char *words_asked(
    const char *language, const char *all, const char *messages, const char *lang);

/* Speak from this file. HUB_EIO: it cannot be read; HUB_ECORRUPT: it is no catalogue. */
enum hub_rc words_read(const char *path, struct hub_err *err);
void words_forget(void); /* English again; what was handed out before is gone */

/* A constant of the program in the language spoken; anything else, and NULL, as it is. */
const char *hub_words(const char *english) __attribute__((format_arg(1)));

/* One word of the fixed vocabulary of a FIELD_CHOICE or a setting, wherever its text is: "agreed". */
const char *words_choice(const char *choice);

/*
 * The form of a word for a number of things: words_many(3, "night", "nights"). Languages have one
 * to six forms and their own rule, which stands in the catalogue. Both are constants.
 */
const char *words_many(long long n, const char *one, const char *many);

/*
 * vsnprintf in the language spoken. The texts among the arguments are looked up too when the
 * sentence was, or when it has no words of its own ("%s: %s"). A translation may put the parts in
 * another order (%2$s) and leave some out; one whose parts are not those of the English is not used.
 */
int words_vprint(char *out, size_t size, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));
int words_print(char *out, size_t size, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
