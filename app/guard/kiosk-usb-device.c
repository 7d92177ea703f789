/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a device's descriptors (USB 2.0, chapter 9.6) and judges it by every interface of every configuration. */
#define G_LOG_DOMAIN "kiosk-guard"

#include "kiosk-usb-device.h"

#include <string.h>

#define DEVICE_BYTES        18
#define CONFIGURATION_BYTES 9
#define INTERFACE_BYTES     9

#define TYPE_DEVICE        1
#define TYPE_CONFIGURATION 2
#define TYPE_INTERFACE     4

#define CLASS_HID     0x03
#define CLASS_STORAGE 0x08
#define CLASS_HUB     0x09
#define CLASS_VENDOR  0xff

#define STORAGE_SCSI 0x06
#define STORAGE_BULK 0x50
#define STORAGE_UAS  0x62

struct _KioskUsbDevice
{
  guint    n_configurations;
  guint    n_hubs;
  guint    n_disks;
  guint    n_inputs;
  guint    n_own;      /* of the maker's own class */
  guint    n_interfaces;
  GString *text;
};

static void
count_interface (KioskUsbDevice *self,
                 const guint8 *bytes)
{
  gboolean is_disk = bytes[5] == CLASS_STORAGE && bytes[6] == STORAGE_SCSI
                     && (bytes[7] == STORAGE_BULK || bytes[7] == STORAGE_UAS);

  self->n_interfaces++;
  self->n_hubs += bytes[5] == CLASS_HUB;
  self->n_disks += is_disk;
  self->n_inputs += bytes[5] == CLASS_HID;
  self->n_own += bytes[5] == CLASS_VENDOR;
  g_string_append_printf (self->text, " %02x:%02x:%02x", bytes[5], bytes[6], bytes[7]);
}

/* One configuration with all that belongs to it; FALSE if its parts do not add up. */
static gboolean
take_configuration (KioskUsbDevice *self,
                    const guint8 *bytes,
                    gsize size_bytes)
{
  gsize at = CONFIGURATION_BYTES;

  if (bytes[0] != CONFIGURATION_BYTES)
    return FALSE;
  while (at < size_bytes)
    {
      gsize length = bytes[at];

      if (size_bytes - at < 2 || length < 2 || length > size_bytes - at || bytes[at + 1] == TYPE_CONFIGURATION)
        return FALSE;
      if (bytes[at + 1] == TYPE_INTERFACE)
        {
          if (length < INTERFACE_BYTES)
            return FALSE;
          count_interface (self, bytes + at);
        }
      at += length;
    }
  self->n_configurations++;
  return TRUE;
}

/* Each configuration says how long it is (wTotalLength). */
static gboolean
take_configurations (KioskUsbDevice *self,
                     const guint8 *bytes,
                     gsize size_bytes)
{
  gsize at = 0;

  while (at < size_bytes)
    {
      gsize length;

      if (size_bytes - at < CONFIGURATION_BYTES || bytes[at + 1] != TYPE_CONFIGURATION)
        return FALSE;
      length = bytes[at + 2] | bytes[at + 3] << 8;
      if (length < CONFIGURATION_BYTES || length > size_bytes - at || !take_configuration (self, bytes + at, length))
        return FALSE;
      at += length;
    }
  return TRUE;
}

/**
 * kiosk_usb_device_new_from_descriptors:
 * @bytes: (array length=size_bytes): the device's descriptor and those of all its configurations, as the kernel has
 *   them in the file `descriptors` of the device
 * @size_bytes: how many bytes that are
 *
 * Reads what a device says that it is. Nothing of it is believed: a length that does not add up, a configuration
 * that is missing, and a device without an interface are no device. Any thread.
 *
 * Returns: (transfer full) (nullable): the device, or %NULL if the bytes are not one
 */
KioskUsbDevice *
kiosk_usb_device_new_from_descriptors (const guint8 *bytes,
                                       gsize size_bytes)
{
  g_autoptr (KioskUsbDevice) self = NULL;

  g_return_val_if_fail (bytes != NULL || size_bytes == 0, NULL);

  if (size_bytes < DEVICE_BYTES || size_bytes > KIOSK_USB_DESCRIPTORS_MAX_BYTES
      || bytes[0] != DEVICE_BYTES || bytes[1] != TYPE_DEVICE)
    return NULL;

  self = g_new0 (KioskUsbDevice, 1);
  self->text = g_string_new (NULL);
  g_string_printf (self->text, "%02x%02x:%02x%02x", bytes[9], bytes[8], bytes[11], bytes[10]);
  if (!take_configurations (self, bytes + DEVICE_BYTES, size_bytes - DEVICE_BYTES)
      || self->n_interfaces == 0 || self->n_configurations != bytes[17])
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kiosk_usb_device_free:
 * @self: (transfer full): a device
 *
 * Frees @self.
 */
void
kiosk_usb_device_free (KioskUsbDevice *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * kiosk_usb_device_get_kind:
 * @self: a device
 *
 * What @self is, by every interface that it has in any configuration and setting: a stick with a keyboard in it is
 * neither storage nor input.
 *
 * Returns: the kind
 */
KioskUsbKind
kiosk_usb_device_get_kind (const KioskUsbDevice *self)
{
  g_return_val_if_fail (self != NULL, KIOSK_USB_KIND_OTHER);

  if (self->n_hubs == self->n_interfaces)
    return KIOSK_USB_KIND_HUB;
  if (self->n_disks == self->n_interfaces)
    return KIOSK_USB_KIND_STORAGE;
  if (self->n_inputs > 0 && self->n_inputs + self->n_own == self->n_interfaces)
    return KIOSK_USB_KIND_INPUT;
  return KIOSK_USB_KIND_OTHER;
}

/**
 * kiosk_usb_device_get_text:
 * @self: a device
 *
 * Maker, model and all interfaces, such as `046d:c31c 03:01:01 03:00:00`: the same for each piece of a model, and
 * without a serial number.
 *
 * Returns: (transfer none): one line of ASCII, without its end
 */
const char *
kiosk_usb_device_get_text (const KioskUsbDevice *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text->str;
}
