/* SPDX-License-Identifier: MIT */
/* The share tally of the hubs narrowed to. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/family.h"
#include "hub/service/rota.h"
#include "hub_priv.h"

static bool had_nothing(const struct family_share *f)
{
    return f->stays == 0 && f->nights == 0 && f->ahead == 0;
}

/* Who left and had nothing is no part of it. */
static enum hub_rc leave_out_those_gone(
    struct hub *h, struct rota_tally *t, struct arena *a, struct hub_err *err)
{
    struct record_list list;
    struct record_ask ask = record_ask_all();
    struct idmap gone;
    size_t n = 0;
    idmap_on(&gone, a);
    enum hub_rc rc = hub_list(h, &family_noun, &ask, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct family *f = record_at(&list, i);
        bool left = (date_known(f->left_on) && f->left_on.d <= t->shares.to.d) ||
                    str_eq(f->membership, "peer only");
        idmap_put(&gone, f->record.id, left);
    }
    for (size_t i = 0; rc == HUB_OK && i < t->shares.family_count; i++) {
        const struct family_share *f = &t->shares.families[i];
        bool left = idmap_get(&gone, (hub_id){t->book.facts.families[f->family].id}, 1) != 0;
        if (!left || !had_nothing(f)) {
            t->shares.families[n++] = *f;
        }
    }
    t->shares.family_count = rc == HUB_OK ? n : t->shares.family_count;
    return rc;
}

enum hub_rc hub_rota_shares(
    struct hub *h, hub_date to, struct arena *a, struct rota_tally *out, struct hub_err *err)
{
    hub_date end = date_known(to) ? to : hub_today(h);
    enum hub_rc rc =
        hub_rota_book_whole(h, date_add_months(end, -12), DATE_NONE, a, &out->book, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rota_shares(&out->book.facts, end, a, &out->shares);
    return leave_out_those_gone(h, out, a, err);
}

static void add_count(
    struct sb *b, const char *before, int32_t n, const char *one, const char *many)
{
    sb_addf(b, "%s%d %s", before, n, words_many(n, one, many));
}

const char *family_share_words(const struct family_share *f, struct arena *a)
{
    struct sb b = sb_on(a);
    if (f->agreed > 0) {
        sb_addf(&b, "%d of %d stays", f->stays, f->agreed);
    } else {
        add_count(&b, "", f->stays, "stay", "stays");
    }
    add_count(&b, ", ", f->nights, "night", "nights");
    add_count(&b, ", ", f->weekends, "weekend", "weekends");
    if (f->holiday_stays) {
        add_count(&b, "; ", f->holiday_stays, "stay", "stays");
        add_count(&b, ", ", f->holiday_nights, "night", "nights");
        sb_add(&b, " in school holidays");
    }
    sb_addf(&b, "; %d ahead", f->ahead);
    return sb_str(&b);
}

const char *host_share_words(const struct host_share *h, struct arena *a)
{
    struct sb b = sb_on(a);
    add_count(&b, "", h->stays, "stay", "stays");
    add_count(&b, ", ", h->nights, "night", "nights");
    add_count(&b, ", ", h->weekends, "weekend", "weekends");
    if (h->usual >= 0) {
        sb_addf(&b, " (%d %s usual)", h->usual, words_many(h->usual, "is", "are"));
    }
    if (h->in_a_row > 1) {
        sb_addf(&b, ", at most %d in a row", h->in_a_row);
    }
    add_count(&b, "; ", h->own_nights, "night", "nights");
    sb_add(&b, " of own time");
    return sb_str(&b);
}
