/* SPDX-License-Identifier: MIT */
/* Wires the rooms together and holds nothing itself. */
#include <stdio.h>

int main(void)
{
    puts("hub " HUB_VERSION);
    return 0;
}
