/* SPDX-License-Identifier: MIT */
/* Any bytes from a terminal, in pieces and with pauses between them. */
#include "ui/keys_priv.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A byte of 0xFE or 0xFF in the input is a pause; the rest is fed as it is. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct keys k;
    struct ui_event ev;
    int64_t now = 1000;
    keys_init(&k, 0);
    k.probe = true;
    keys_add(&k, "\033OM", K_ENTER);
    for (size_t i = 0; i < size; i++) {
        if (data[i] >= 0xFE)
            now += data[i] == 0xFE ? 120 : 1200;
        else
            keys_feed(&k, &data[i], 1, now);
        while (keys_next(&k, now, &ev))
            if (ev.type == UI_PASTE && ev.paste[ev.paste_len] != '\0')
                __builtin_trap();
    }
    keys_fini(&k);
    return 0;
}
