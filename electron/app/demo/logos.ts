/**
 * Two small logos of the sample agency, as PNG in base64: drawings of a few colours, made for this purpose. Documents with a
 * logo should look alive before anybody has chosen a file.
 */

/** Four strokes and one across: the tally, in petrol and coral. */
export const marlowFinchLogo = [
  'iVBORw0KGgoAAAANSUhEUgAAAbgAAABgBAMAAACd/np2AAAAGFBMVEX///8PW2boc0oWJitjbnGwtbeHrbN8Z1hUl7U/AAAFvElEQVR42u3czZeq',
  'NhQA8EwhrKX62m3reXPe1jkXXGNR17RM35oefG/f+f8XPbk3XyDEMI49JYWF4jgGfia5N4koY7TxyyF1bJtzxWa7XdKb23mutr9Sj+2ngG0z1SWp',
  '59bMEHfwxW3mZ4tT760ItcfNstfxdMI2t2z3NAW3CrdVzq9dppO2QJPcHFPd0zTcasHNMp7MLaIEjTtMw81reJmmAeeCBbfgFtyCewhuU/HD2N3s',
  'cQWtOQzezR5X0bx88G72OPl48C5k3Nv2ECzubbv99X24GOCxC5Ou8r1wb9vt9kuguD+2YrvCRQCZtb+/D8eP2Yl1S6ctY+z1/DAc2QZxoBYy23tx',
  'iXAUwzgO0DwIJ23DOHXQ8l5ciZBhXNJlfyBO2T4P4uSaCoc7cZwgxVjNPQb3Jm1f0kFcbhrVXbhYtPBSFSdLN9WaPaTP9W19XGZ278LV4uVxF5c9',
  'OFr+1rf1caDO7W7cTtT//l/Eqf62PQzjMhUuS2jliX09bCiiA1T8cNIH58cUr4jg9JIWb0vVZ904ipbi5rU8VipzvGB5ovx+FvHC/XBt6+Fa2dMB',
  'ajqxFlRHBGhEH5I4DBhZRX9njK2B9guNy8ebpcIVte4IicyAonxewkjEceC0bWTgHEFW0+lwyCLExSboAVzA4CjS73GvYDL+cZMn8eVlN1pe4c4m',
  'olJ5n/CIggwv03DaVo3jYqqvGPJInjkcZcoDqkPCSbQ4x1Y0QA7y1o6WcS/PXeEAVLuI9eBFlTyY5kdxPxvbOI7TO1bDDnEc4IRNU+KOqs+12GHw',
  'xGQDFLdJ5/zPWBNO3InxNf65hZdKlFcgDnd3E3C2bRzHVHgoIorl4iHdyrFZLKU5/lsmXpWroWhsBZAWoBserTyncBnFZSxvhe1kJ8rfYR/O/XHa',
  '9jdz4krZvyrEJd+/W+eS61AtB4eojsU51thJIuuM4n7L0iMUU+BOlZHQG1dTs2/wvfHHcW1LXbgXCuGi79RWLWCnlw0FcSZkNiwRrBZELqitthT1',
  'Km4Ml9AbBCoKyd3aH2fZnDhgT9SD9jaOX+FU/xFPYBRZZzU0rDXREVOFWK75s/LAyfLEP2vc3hOnbVV6C5eobiRL5xcVrm2cOrToJJjdIX+CgpWm',
  'IdYyDprKdOEsylQc7+QAN47RsQpZOi/B4IphXAkNh10CO2bSnKjsljrjajxafgCulwNu4MS7X+rjtTCCyw2uhiKGgkPOTDwUkli8wrTUoRGKweXv',
  'w/VzwA1cDSuuK4cD7CsdUEZqDpNiw0SSzEwiyMWzmdVS3bj31dxVDriBiyBPqD3pPHcDF0Fe4+TNGifjEzHAN3tA9uG46xxwA5eIYWUuS5eHuMLZ',
  '0VKM1VoEv5rGRf2ps9LgwlnPTcAN5IAbOC4GriuNywdxdp4To+w1htjWpLk17nZmhS6cLC/WwzsfnLb9kvricHzedHDJFc4eoWAF0fDSpDlaYOBm',
  'UcaN645QPHHaxvxxLTUlicvo7z2cHIvR0+Lt2NGMrDJpLqMqN5nPhdNjS3/cxtgm4CI1oN3j/gnPuo+zZgX4gCZzBhfhjODVrkwnrjMr8MFp2zOb',
  'gotVrezl/Hggz9nzOexaDVVTf2UPOmvYDlxnPueDUwtdn9kkHM07Zek4QMmw0XRw1kwcX0cLKJm9QNSfdDpxsryVL84s4k3DyYNS6Vh1jRxC2jiz',
  'hsIGB/I0bttb8zI3zl5DuY2zFign4loZubD05LBpaLzRxenVL6Yn4FFn8swv6+M3rMHKB9dZ/bqFUwuUzyF+sqpjSbi4ZxYu7jnQD/zxg+FQr2b4',
  'cTQHhHCpxmgO+B9ch7JcHvWfxgV9YVvQlyQuV8ouuAW34Bbc2Bb0F5WW78/NFbd8Z3WuuKC/Sh30l+DD/vmCoH94IuifDAn6x17C/pkeFmysZKH/',
  'NBb73c/2ic1yC/nn6Lx0s7Ux9vXopomPdGe3/QOVSa7DhIyKkwAAAABJRU5ErkJggg==',
].join('');

/** A sun above two roofs. */
export const solwerkLogo = [
  'iVBORw0KGgoAAAANSUhEUgAAASwAAABYBAMAAAC9l9clAAAAElBMVEX////yqQAdXDpoknuyyLz51ID0Cb2lAAADdklEQVR42u2YS46DMAyGUx77',
  'ZsG+cjgASnsARHuAsuD+VxnFdoAEwmNGlI4ULyjllQ8/frsVIlq0aN9q+fsrqaT8Rq6LlNcvxGqlLCJWxIpYESti/bkJ+lintUi3CXrNJ5fytN5c',
  'hFt1e1bnbqW7shO1XJ7VuQ1W8auTR08ywUAZZ53kLVy6CDvrrKkwvPYS8WfcZSPVGd3qNsT3k0mPhANLK8+U/Nyu3lMxV7vDWRlAvX5VA+Uud11d',
  'KsK5BJz11HCvj8ciZXeo7JH37LON1Ydjia6zFTlYYY/PU4E6Hqsvu7GFZBTYqk9g5XJi89megnl0Bt4CB2FdpljXwJNh9HE0lpyxpSenHsYxWJc5',
  'rOvCky3GU99f/Xc6htWQUk08tXrQXbfsrvhm39MrjdG3YumF7yhdjU1+xNIGK8NFE7zsaU4/6K4GGGuSl/tiOB/FZiwNKVgNY6zKhtcC8OkGFFis',
  'ZlO8A3UYqsVkLA0azHJwY6zG7CXMcUMApYH3eqztzrrMY13nm1//spmJUKaN/xArYWdUghwH9F0R1uOFWKkveXtjGEouShf0nLJFiVgpY90EphmV',
  'RWpyjVgRS/sNYjeWDMwKAKoepb9ZMiM2hYHFSFlqQeFltSt3OCsPYb0DOs+B1MYv9MFYIASUoGiPqhHjyYXCBfm31AoJfaa5VfOLNxbL+CiDUgP5',
  'rRljlVzGQK9yABbpUSVYPnFNwtJQp3BrzLbsZw0YY8EOrFbuyXnmUjNYDdQJVInZYtqz3Rys8jgs0sQZrApdVS1hrXWevOu67r2G1V81nRgmWImJ',
  'oMjMtsLjL7Taxaq2yMI7rA9GIXK3JvtJwTx9kvIplNoEt2z6BuR0UiNfei2KfVovYV3c5HewfIEwZWgW1UqDCGBxc1rFKpaxWi/L2EPZqL56OUWp',
  '5V5I7XOCVdKdm7A2lEMxdGfVj4F+88FBH5MKKRggrRwssRbFZW1yNe06miAepKjcqsXQqrH4MPOtG1UtMq1crLUoLv2S8BvT22mJVn68wcbOUilr',
  'pim8O1CrHrDWojhf+mtXWe2up2OgnYezIQH5BcZYq1H8nRHXY9ivhgodDQ22SeERByvZPJ7usvF/EE+tXiPhSG135vMvDY/ax1qtxf4n8rJ9/E+k',
  'iBWxIlbEihYt2j+wL5WGiBWxIlbEihYtWrR/bj/d0Cu6Se5CzQAAAABJRU5ErkJggg==',
].join('');
