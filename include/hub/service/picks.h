/* SPDX-License-Identifier: MIT */
/* What a REF or LINKS field may point to, for a list that narrows while somebody types. */
#ifndef HUB_SERVICE_PICKS_H
#define HUB_SERVICE_PICKS_H

#include "hub/base/field.h"
#include "hub/service/hub.h"

enum { PICKS_MOST = 20000, PICKS_MANY = 1000 };

struct pick {
    hub_id id;
    const char *name;     /* "Mia" */
    const char *beside;   /* whose, and what tells two apart: "Okafor · 8", "Reid · mum"; "" */
    const char *folded;   /* all it goes by, folded: "mia mia-rose okafor 8" */
    const char *initials; /* folded first letters, with whose it is: "m mo" */
};

/*
 * Records of a noun in its own order, at most PICKS_MOST: of this family where
 * they belong to one, else of this hub, else of all hubs. HUB_EDENIED.
 */
enum hub_rc hub_picks(struct hub *h, const struct noun *n, hub_id family, hub_id hub,
    struct arena *a, struct pick **out, size_t *count, struct hub_err *err);
/*
 * Whether there are more than PICKS_MANY, of a noun that find knows: then it is
 * quicker to ask hub_picks_like at each key than hub_picks once.
 */
bool hub_picks_many(struct hub *h, const struct noun *n, hub_id family, hub_id hub);
/* Of those, the first FIND_MOST (hub/service/find.h) by what was typed. HUB_EDENIED. */
enum hub_rc hub_picks_like(struct hub *h, const struct noun *n, hub_id family, hub_id hub,
    const char *typed, struct arena *a, struct pick **out, size_t *count, struct hub_err *err);
/*
 * Those that belong to one record of `top`, by way of owners or by a field that
 * points to it; the record itself when n is top. What was corrected or taken
 * back says so in `beside`. HUB_EDENIED; HUB_EUSAGE: nothing joins the two.
 */
enum hub_rc hub_picks_of(struct hub *h, const struct noun *n, const struct noun *top, hub_id id,
    struct arena *a, struct pick **out, size_t *count, struct hub_err *err);

/*
 * Whether what was typed (folded) means this one: each of its words within what
 * the record goes by, in any order, or its initials ("jm", "mo" for Mia Okafor).
 * PICK_BEGINS: a word of the name begins with it; these are shown first.
 */
enum pick_fit { PICK_NOT, PICK_WITHIN, PICK_BEGINS };
enum pick_fit pick_fits(const struct pick *p, const char *folded);

/* --- several names in one text ------------------------------------------------ */

struct pick_word {
    const char *text;        /* as typed: "Mia", "Mia (Reid)" */
    const struct pick *pick; /* NULL: nobody, or several */
    size_t same;             /* how many have that name */
    const char *near;        /* the name nearest to it; NULL */
};

/*
 * Names with commas, semicolons, "and" or line ends between them, accents and
 * capitals ignored; names may have commas themselves. Of several with one name
 * the one is meant whose `beside` begins with what follows in brackets. Each
 * record is there once.
 */
size_t picks_words(const struct pick *all, size_t count, const char *text, struct arena *a,
    struct pick_word **out);
/* The first that is no one record: "Nobody here is called Jon. Did you mean Jo?"; NULL: all are. */
const char *picks_trouble(const struct pick_word *words, size_t count, struct arena *a);
/* A name that means this one alone: "Mia", or "Mia (Reid)" where another has the same. */
const char *picks_label(
    const struct pick *all, size_t count, const struct pick *p, struct arena *a);

#endif
