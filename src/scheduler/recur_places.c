/* SPDX-License-Identifier: MIT */
/* Days of a period by their place in it: the first, the last but one (BYSETPOS). */
#include "hub/base/die.h"
#include "recur_priv.h"

int recur_set_size(const struct recur_set *s)
{
    int n = 0;
    for (int i = 0; i < s->words; i++) {
        n += __builtin_popcountll(s->bits[i]);
    }
    return n;
}

/* Position of the n-th bit, from 0. */
static int nth_bit(const struct recur_set *s, int n)
{
    for (int i = 0; i < s->words; i++) {
        int here = __builtin_popcountll(s->bits[i]);
        if (n >= here) {
            n -= here;
            continue;
        }
        uint64_t bits = s->bits[i];
        for (; n > 0; n--) {
            bits &= bits - 1;
        }
        return i * 64 + __builtin_ctzll(bits);
    }
    return -1;
}

void recur_set_pick(struct recur_set *s, const int16_t *places, int count)
{
    struct recur_set kept = {.base = s->base, .words = s->words};
    int size = count ? recur_set_size(s) : 0;
    for (int i = 0; i < count; i++) {
        int place = places[i] > 0 ? places[i] - 1 : size + places[i];
        if (place >= 0 && place < size) {
            int at = nth_bit(s, place);
            HUB_BUG(at >= 0);
            kept.bits[at / 64] |= UINT64_C(1) << at % 64;
        }
    }
    if (count) {
        *s = kept;
    }
}
