"""What Northwind Trading sells. Prices are in euro; other currencies follow by a fixed rate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    name: str
    description: str
    unit: str  # UN/ECE Recommendation 20
    euro: str  # a piece, without tax
    tax_percent: str  # in the Netherlands
    most: int  # pieces of one line


FOOD = [
    Item("Arabica green coffee, Huila", "Washed, 70 kg bag", "XBX", "412.00", "9", 12),
    Item("Basmati rice, aged 12 months", "20 kg sack", "XPK", "38.40", "9", 40),
    Item("Cold-pressed olive oil", "Tin of 5 litres, Kalamata", "EA", "46.75", "9", 48),
    Item("Black tea, Assam TGFOP", "Chest of 25 kg", "XBX", "268.00", "9", 8),
    Item("Saffron, Super Negin", "Tin of 100 g", "EA", "389.00", "9", 6),
    Item("Pistachios, Akbari, roasted", "Carton of 10 kg", "XBX", "164.50", "9", 20),
    Item("Dried mango, Cebu", "Carton, 50 x 100 g", "XBX", "92.30", "9", 24),
    Item("Coconut sugar, organic", "25 kg sack", "XPK", "71.20", "9", 30),
    Item("Tinned sardines in tomato", "Case of 96", "XBX", "83.52", "9", 40),
    Item("Sea salt flakes", "Bucket of 5 kg", "EA", "27.95", "9", 36),
    Item("Durum wheat semolina", "25 kg sack", "XPK", "19.80", "9", 60),
    Item("Cocoa butter, deodorised", "Block of 25 kg", "KGM", "11.345", "9", 250),
    Item("Maple syrup, grade A amber", "Drum of 4 litres", "EA", "58.60", "9", 18),
    Item("Cardamom pods, green", "Bag of 5 kg", "XPK", "147.25", "9", 10),
]  # fmt: skip

GOODS = [
    Item("Stackable crate, 40 litres", "Food grade, blue", "C62", "8.95", "21", 120),
    Item("Pallet wrap, 23 micron", "Roll of 300 m", "EA", "6.42", "21", 60),
    Item("Insulated container, 90 litres", "With two gel packs", "C62", "119.00", "21", 10),
    Item("Label printer ribbon", "110 mm x 300 m", "EA", "14.80", "21", 24),
    Item("Nitrile gloves, size L", "Box of 100", "XBX", "9.15", "21", 50),
]

SERVICES = [
    Item("Cold storage, Rotterdam", "Pallet place a month, 2-6 °C", "MON", "34.50", "21", 40),
    Item("Customs clearance", "Import declaration", "EA", "68.00", "21", 3),
    Item("Order picking", "Staff by the hour", "HUR", "32.75", "21", 36),
    Item("Refrigerated transport", "Port to warehouse", "EA", "285.00", "21", 3),
]
