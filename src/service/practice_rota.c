/* SPDX-License-Identifier: MIT */
/* The rota was published some days ago; one stay has come to it since. */
#include "hub/base/str.h"
#include "hub/model/rota_read.h"
#include "hub/model/rota_version.h"
#include "practice_priv.h"

enum { PUBLISHED_AGO = 5, EVENING = 19 * 60 };

struct published {
    struct practice *p;
    hub_id version;
};

/* As it stood then: what has happened since was agreed. */
static void keep_stay(void *arg, const struct stay_row *r)
{
    const struct published *v = arg;
    struct rota_version_stay row;
    bool draft = str_eq(r->status, "draft");
    bool listed = draft || str_eq(r->status, "agreed") || str_eq(r->status, "happened");
    if (!listed || !id_known(r->host) || id_eq(r->id, v->p->came_since)) {
        return;
    }
    CLEAR(rota_version_stay, row);
    row.version_id = v->version;
    row.stay_id = r->id;
    row.family_id = r->family;
    row.host_id = r->host;
    row.arrive = r->arrive;
    row.leave = r->leave;
    row.status = draft ? "draft" : "agreed";
    p_put(v->p, &rota_version_stay_noun, &row);
}

void practice_rota(struct practice *p)
{
    struct rota_version v;
    hub_date day = date_add(p->today, -PUBLISHED_AGO);
    struct stay_window ahead = {
        .from = WALL_NONE, .to = WALL_NONE, .leave = wall_at(day, 0), .hub = p->hub};
    if (p->busy || !id_known(p->came_since)) {
        return;
    }
    CLEAR(rota_version, v);
    v.hub_id = p->hub;
    v.number = 1;
    v.from_date = day;
    v.published_at = wall_to_stamp(wall_at(day, EVENING), NULL);
    v.published_by = p->carer;
    v.note = "as agreed at the coffee morning";
    p_put(p, &rota_version_noun, &v);
    if (p->rc == HUB_OK) {
        struct published kept = {p, v.record.id};
        p->rc = stay_rows(p->store, &ahead, keep_stay, &kept, p->err);
    }
}
