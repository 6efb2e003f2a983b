/* SPDX-License-Identifier: MIT */
/* What an override binds to: record ids and values, never places in arrays. FNV-1a, 64 bits. */
#include "run_priv.h"

static uint64_t mix(uint64_t h, int64_t value)
{
    uint64_t bits = (uint64_t)value;
    for (int i = 0; i < 8; i++, bits >>= 8) {
        h = (h ^ (bits & 0xff)) * 0x100000001b3u;
    }
    return h;
}

enum { SEED_STAY = 1, SEED_CHILD };
static const uint64_t FNV_START = 0xcbf29ce484222325u;

static uint64_t stay_hash(const struct rota_facts *t, int32_t stay)
{
    const struct rota_stay *s = &t->stays[stay];
    uint64_t h = mix(mix(FNV_START, SEED_STAY), s->id);
    h = mix(mix(h, t->families[s->family].id), s->host < 0 ? 0 : t->hosts[s->host].id);
    return mix(mix(h, s->arrive.min), s->leave.min);
}

/* What the stay itself lacks, whatever others of the child lack in the days that are looked at. */
static int32_t number_of(const struct finding *f, int32_t stay, int at)
{
    for (int32_t i = 0; at == 1 && f->lacks && i < f->stay_count; i++) {
        if (f->stays[i] == stay) {
            return f->lacks[i];
        }
    }
    return f->numbers[at];
}

uint64_t finding_facts_hash(const struct rota_facts *t, const struct finding *f, int32_t stay)
{
    const struct rule *rule = rule_find(f->rule);
    bool record = rule && (rule->flags & RULE_RECORD);
    uint64_t h = mix(mix(FNV_START, f->rule), t->stays[stay].id);
    h = mix(h, f->child < 0 ? 0 : t->children[f->child].id);
    h = mix(h, f->person < 0 ? 0 : t->people[f->person].id);
    h = mix(h, f->event < 0 ? 0 : t->events[f->event].id);
    for (int i = record ? 1 : 0; i < FINDING_NUMBERS; i++) {
        h = mix(h, number_of(f, stay, i));
    }
    if (record) { /* told once for many stays, but each goes ahead by itself */
        return mix(h, (int64_t)stay_hash(t, stay));
    }
    h = mix(mix(h, f->from.d), f->to.d);
    uint64_t sum = 0; /* of all it is about, in whatever order */
    for (int32_t i = 0; i < f->stay_count; i++) {
        sum += stay_hash(t, f->stays[i]);
    }
    for (int32_t i = 0; i < f->child_count; i++) {
        sum += mix(mix(FNV_START, SEED_CHILD), t->children[f->children[i]].id);
    }
    return mix(h, (int64_t)sum);
}
