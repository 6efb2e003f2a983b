/* SPDX-License-Identifier: MIT */
/* The rota on paper: which page, of all or of one family or host. */
#include "hub/service/records.h"

#include "plain_stay_priv.h"
#include "plain_screens_priv.h"

static const struct page {
    const char *word, *of; /* of: the noun that is asked for first; NULL: of all */
    const char *words[4];
} pages[] = {
    {"The rota by month", NULL, {"print", "rota", "--by", "month"}},
    {"The rota by week, with times", NULL, {"print", "rota", "--by", "week"}},
    {"The sleepovers by family", NULL, {"print", "rota", "--by", "family"}},
    {"The sleepovers by host", NULL, {"print", "rota", "--by", "host"}},
    {"A family's own sheet, to take home", "family", {"print", "family"}},
    {"The sleepovers with one host", "host", {"print", "rota", "--by", "host"}},
    {"What to put right, for the liaison worker", NULL, {"print", "rules"}},
};
enum { PAGES = sizeof pages / sizeof *pages, WORDS_MOST = 5 };

struct names {
    struct plain *p;
    struct namer *namer;
    struct record_list list;
};

static const char *name_label(void *arg, size_t i, struct arena *a)
{
    const struct names *n = arg;
    const struct record *rec = record_at(&n->list, i);
    return arena_strdup(a, namer_shown(n->namer, n->list.noun, rec->id, n->p->hide));
}

/* The number of one; NULL: back. */
static const char *ask_whose(struct plain *p, const struct noun *noun)
{
    struct names n = {.p = p, .namer = namer_create(p->h, p->a)};
    struct record_ask all = record_ask_all();
    struct hub_err err;
    if (hub_list(p->h, noun, &all, p->a, &n.list, &err) != HUB_OK) {
        say_error(p, &err);
        return NULL;
    }
    struct choices c = {.title = arena_printf(p->a, "Which %s?", noun->name),
        .word = noun->name,
        .help = "You hear the page first; then you may save it.",
        .count = n.list.count,
        .label = name_label,
        .arg = &n};
    int which = choose(p, &c);
    const struct record *rec = which >= 0 ? record_at(&n.list, (size_t)which) : NULL;
    return rec ? id_text(p->a, rec->id) : NULL;
}

static void print_page(struct plain *p, const struct page *page)
{
    const char *words[WORDS_MOST];
    size_t count = 0;
    for (; count < sizeof page->words / sizeof *page->words && page->words[count]; count++) {
        words[count] = page->words[count];
    }
    if (page->of) {
        words[count] = ask_whose(p, noun_find(page->of));
        if (!words[count++]) {
            return;
        }
    }
    plain_print_words(p, words, count);
}

void plain_papers(struct plain *p)
{
    const char *lines[PAGES];
    for (size_t i = 0; i < PAGES; i++) {
        lines[i] = pages[i].word;
    }
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        which = choose_of(p, "Print what?", lines, PAGES);
        if (which >= 0) {
            print_page(p, &pages[which]);
        }
    }
}
