/* SPDX-License-Identifier: MIT */
#include "hub/exchange/recovery_pages.h"

#include "hub/service/backup.h"

#include "child_parts_priv.h"

#include <string.h>

enum { ROWS = (RECOVERY_WORDS + 1) / 2, HOLDERS = 2 };

static const char *word_at(const char *words, int n, struct arena *a)
{
    for (; n > 0 && *words; n--) {
        words += strcspn(words, " ");
        words += strspn(words, " ");
    }
    return arena_strndup(a, words, strcspn(words, " "));
}

static void number_and_word(struct page_doc *d, struct page_table *t, const char *words, int n)
{
    bool is = n < RECOVERY_WORDS;
    page_cell(t, PAGE_LARGE | PAGE_MUTED, is ? arena_printf(d->a, "%d", n + 1) : "");
    page_cell(t, PAGE_LARGE | PAGE_STRONG, is ? word_at(words, n, d->a) : "");
}

static void add_words(struct page_doc *d, const char *words)
{
    struct page_table *t = page_table(d, true);
    page_column(t, 8, PAGE_RIGHT);
    page_column(t, 42, PAGE_LEFT);
    page_column(t, 8, PAGE_RIGHT);
    page_column(t, 42, PAGE_LEFT);
    for (int row = 0; row < ROWS; row++) {
        page_row(t);
        number_and_word(d, t, words, row);
        number_and_word(d, t, words, ROWS + row);
    }
}

/* To be written in by hand. */
static void add_holders(struct page_doc *d)
{
    page_heading(d, "Who keeps a sheet like this");
    struct page_table *t = page_table(d, true);
    page_column(t, 34, PAGE_LEFT);
    page_column(t, 44, PAGE_LEFT);
    page_column(t, 22, PAGE_LEFT);
    page_head_rows(t, 1);
    page_row(t);
    page_cell(t, PAGE_HEAD, "Name");
    page_cell(t, PAGE_HEAD, "Where it is kept");
    page_cell(t, PAGE_HEAD, "Since");
    for (int i = 0; i < HOLDERS; i++) {
        page_row(t);
        for (int k = 0; k < 3; k++) {
            page_cell(t, PAGE_LARGE, " ");
        }
    }
}

struct page_doc *recovery_pages(struct hub *h, const char *words, struct arena *a)
{
    struct page_doc *d = page_of_hub(h, a, PAGE_PORTRAIT, "Recovery sheet");
    d->subtitle = "These words open the hub again: after a lost passphrase, or from a backup.";
    d->note = "Whoever has these words and a backup can read all that is in the hub. Keep them "
              "apart, and nothing of this sheet on a computer or a phone.";
    add_words(d, words);
    page_paragraph(d, PAGE_NORMAL,
        "All words, in this order. Capitals do not matter, and the first four letters of each are "
        "enough. Two people keep a sheet, in two places, neither beside the computer: the hub carer, "
        "and for instance the liaison worker.");
    page_paragraph(d, PAGE_NORMAL,
        "To try it: hub backup --check --words FILE. To bring the hub back: hub restore FILE.");
    add_holders(d);
    return d;
}
