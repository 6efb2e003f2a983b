/* SPDX-License-Identifier: MIT */
#include "hub/service/log.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "log_priv.h"

#include <string.h>

static enum hub_rc may_see(const struct hub *h, struct hub_err *err)
{
    enum hub_rc rc = access_check(h, VERB_READ, &log_entry_noun, err);
    rc = rc == HUB_OK ? access_check(h, VERB_READ, &stay_note_noun, err) : rc;
    return rc == HUB_OK ? access_check(h, VERB_READ, &incident_noun, err) : rc;
}

/* --- which --------------------------------------------------------------------------- */

static struct log_page page_of(struct hub *h, const struct log_words *w, enum log_part part)
{
    hub_date from = w->from, to = w->to;
    return (struct log_page){
        .hub = hub_read_in(h),
        .part = part,
        .words = w->query.word_count ? &w->query : NULL,
        .above = date_known(from) ? id_floor(wall_to_stamp(wall_at(from, 0), NULL)) : 0,
        .below = date_known(to)
                     ? id_floor(wall_to_stamp(wall_at(date_add(to, 1), 0), NULL)) + 1
                     : INT64_MAX,
    };
}

/* The page goes on behind this row, or with it. */
static void start_at(struct log_page *page, const struct log_ask *ask)
{
    int64_t from = ask->from.n, on = ask->inclusive ? 1 : 0;
    page->back = ask->back;
    if (!id_known(ask->from)) {
        return;
    }
    if (ask->back) {
        page->above = from - on > page->above ? from - on : page->above;
    } else {
        page->below = from + on < page->below ? from + on : page->below;
    }
}

/* --- one line ------------------------------------------------------------------------- */

struct drawing {
    struct hub *h;
    const struct log_words *words;
    const struct log_ask *ask;
    struct namer *names;
    struct arena *a;
};

static const char *first_line(const char *text, struct arena *a)
{
    return arena_strndup(a, text, strcspn(text, "\n"));
}

static void set_text(struct drawing *d, const struct log_record *r, struct log_line *out)
{
    const char *texts[LOG_TEXTS];
    size_t i = 0;
    bool words = d->words->query.word_count > 0;
    out->text = "";
    if (d->ask->hide) {
        return;
    }
    log_record_texts(r, texts);
    while (words && i < LOG_TEXTS && texts[i] && !find_spans(&d->words->query, texts[i], d->a).count) {
        i++;
    }
    i = i < LOG_TEXTS && texts[i] ? i : 0;
    if (!texts[i]) {
        return;
    }
    out->text = words ? find_snippet(&d->words->query, texts[i], d->a)
                      : utf8_safe(d->a, first_line(texts[i], d->a));
    struct spans spans = words ? find_spans(&d->words->query, out->text, d->a) : (struct spans){0};
    out->spans = spans.items;
    out->span_count = spans.count;
}

static enum tone tone_of(const struct log_record *r, const char *mark)
{
    bool back = r->noun == &log_entry_noun &&
                (stamp_known(r->of.entry.withdrawn_at) || str_starts(mark, "corrected"));
    bool untold = r->noun == &incident_noun && *mark;
    return back ? TONE_MUTED : untold ? TONE_WARN : TONE_PLAIN;
}

static enum hub_rc draw_line(
    struct drawing *d, hub_id id, struct log_line *out, struct hub_err *err)
{
    struct log_record r;
    enum hub_rc rc = log_record_get(d->h, id, d->a, &r, err);
    if (rc != HUB_OK) {
        return rc;
    }
    *out = (struct log_line){
        .id = id,
        .noun = r.noun,
        .at = r.at,
        .timed = r.noun != &stay_note_noun,
        .family = r.family,
        .child = r.child,
        .who = namer_name(d->names, &family_noun, r.family),
        .what = log_what(&r, d->a),
        .mark = log_mark(d->h, &r, d->ask->hide, d->a),
    };
    if (d->ask->hide && *out->who) {
        out->who = utf8_initials(d->a, out->who);
    }
    out->tone = tone_of(&r, out->mark);
    set_text(d, &r, out);
    return HUB_OK;
}

enum hub_rc hub_log_lines(struct hub *h, const struct log_ask *ask, struct arena *a,
    struct log_line **out, size_t *count, struct hub_err *err)
{
    struct log_words words;
    hub_id *ids = NULL;
    size_t found = 0;
    *out = NULL;
    *count = 0;
    enum hub_rc rc = may_see(h, err);
    if (rc != HUB_OK) {
        return rc;
    }
    log_words_read(&words, ask->text, hub_today(h), a);
    words.query.hub = hub_read_in(h);
    words.query.memo = found_names(h);
    struct log_page page = page_of(h, &words, ask->part);
    start_at(&page, ask);
    rc = log_page_ids(h->store, &page, ask->max, a, &ids, &found, err);
    struct drawing d = {h, &words, ask, namer_create(h, a), a};
    *out = arena_array(a, found + 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < found; i++) {
        rc = draw_line(&d, ids[i], &(*out)[*count], err);
        *count += rc == HUB_OK;
    }
    return rc;
}

enum hub_rc hub_log_line(struct hub *h, hub_id id, const struct log_ask *ask, struct arena *a,
    struct log_line *out, struct hub_err *err)
{
    struct log_words words;
    struct drawing d = {h, &words, ask, namer_create(h, a), a};
    enum hub_rc rc = may_see(h, err);
    log_words_read(&words, ask->text, hub_today(h), a);
    return rc == HUB_OK ? draw_line(&d, id, out, err) : rc;
}

/* --- how many ---------------------------------------------------------------------------- */

enum hub_rc hub_log_count(struct hub *h, const char *text, enum log_part part, int64_t *out,
    struct hub_err *err)
{
    struct log_words words;
    struct arena *a = arena_create();
    struct known_total *kept = &h->totals[2];
    uint64_t version = store_version(h->store);
    enum hub_rc rc = may_see(h, err);
    log_words_read(&words, text, hub_today(h), a);
    words.query.hub = hub_read_in(h);
    words.query.memo = found_names(h);
    struct log_page page = page_of(h, &words, part);
    bool whole = !page.words && part == LOG_ALL && page.above == 0 && page.below == INT64_MAX;
    *out = 0;
    if (rc == HUB_OK && whole && kept->known && kept->version == version &&
        id_eq(kept->hub, page.hub)) {
        *out = kept->count;
    } else if (rc == HUB_OK) {
        rc = log_page_count(h->store, &page, a, out, err);
    }
    if (rc == HUB_OK && whole) {
        *kept = (struct known_total){*out, page.hub, version, true};
    }
    arena_destroy(a);
    return rc;
}
